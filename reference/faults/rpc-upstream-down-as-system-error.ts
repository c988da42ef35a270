import { hasCode } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The gateway reports a failure of the upstream service as its own. */
export default {
  name: 'rpc-upstream-down-as-system-error',
  defect: 'When the upstream service is unavailable, the server answers with 100300 and `code` 400 instead of 502.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 502) ? business(100300) : rejection),
  },
} satisfies Fault;
