import { hasCode } from '../code-envelope/fault-helpers.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The author treats a rate limit like any other rule. */
export default {
  name: 'rpc-spent-limit-as-400',
  defect: 'When the rate limit is exceeded, the server answers with `code` 400 instead of 429.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 429) && rejection.detail === undefined ? INVALID : rejection),
  },
} satisfies Fault;
