import { tells } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** Two lines of a table in the wrong order. */
export default {
  name: 'rpc-action-and-status-swapped',
  lie: 'A bad action and a bad target status have the error_code of each other.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => {
      if (tells(refusal, 100325)) return business(100326);
      return tells(refusal, 100326) ? business(100325) : refusal;
    },
  },
} satisfies Fault;
