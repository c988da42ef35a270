import { hasCode } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** Two lines of a table are in the wrong order. */
export default {
  name: 'rpc-action-and-status-swapped',
  defect: "The errors for an invalid action (100325) and an invalid target status (100326) have each other's `error_code`.",
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => {
      if (hasCode(rejection, 100325)) return business(100326);
      return hasCode(rejection, 100326) ? business(100325) : rejection;
    },
  },
} satisfies Fault;
