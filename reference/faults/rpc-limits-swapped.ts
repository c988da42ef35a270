import { tells } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** Two limits with each other's number. */
export default {
  name: 'rpc-limits-swapped',
  lie: "The limits of the user (100311) and of the form (100312) have each other's error_code.",
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => {
      if (tells(refusal, 100311)) return business(100312);
      return tells(refusal, 100312) ? business(100311) : refusal;
    },
  },
} satisfies Fault;
