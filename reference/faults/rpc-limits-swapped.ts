import { hasCode } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** Two checks use each other's error number. */
export default {
  name: 'rpc-limits-swapped',
  defect: "The errors for the submission limits of the user (100311) and of the form (100312) have each other's `error_code`.",
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => {
      if (hasCode(rejection, 100311)) return business(100312);
      return hasCode(rejection, 100312) ? business(100311) : rejection;
    },
  },
} satisfies Fault;
