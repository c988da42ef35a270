import { hasCode } from '../code-envelope/fault-helpers.ts';
import { INVALID_KEY } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** A key without remaining quota is treated as missing. */
export default {
  name: 'rpc-spent-limit-as-bad-key',
  defect: 'When the rate limit is exceeded, the server answers as for an invalid API key.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 429) && rejection.detail === undefined ? INVALID_KEY : rejection),
  },
} satisfies Fault;
