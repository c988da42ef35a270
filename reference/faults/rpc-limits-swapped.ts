import { tells } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** Two checks with the number of the other one. */
export default {
  name: 'rpc-limits-swapped',
  lie: 'The limits of the user (100311) and of the form (100312) have the error_code of each other.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => {
      if (tells(refusal, 100311)) return business(100312);
      return tells(refusal, 100312) ? business(100311) : refusal;
    },
  },
} satisfies Fault;
