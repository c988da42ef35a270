import { tells } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** Two checks with each other's number. */
export default {
  name: 'rpc-action-and-status-swapped',
  lie: "A bad action and a bad target status have each other's error_code.",
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => {
      if (tells(refusal, 100325)) return business(100326);
      return tells(refusal, 100326) ? business(100325) : refusal;
    },
  },
} satisfies Fault;
