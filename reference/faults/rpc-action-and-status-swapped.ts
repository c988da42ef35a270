import { hasCode } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** Two lines of a table in the wrong order. */
export default {
  name: 'rpc-action-and-status-swapped',
  defect: 'A bad action and a bad target status have the error_code of each other.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => {
      if (hasCode(refusal, 100325)) return business(100326);
      return hasCode(refusal, 100326) ? business(100325) : refusal;
    },
  },
} satisfies Fault;
