import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** An old proxy reports an exceeded rate limit as "unavailable". */
export default {
  name: 'rpc-spent-limit-as-503',
  defect: 'When the rate limit is exceeded, the server answers with `code` and status 503.',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 429) ? { ...rejection, code: 503 } : rejection),
  },
} satisfies Fault;
