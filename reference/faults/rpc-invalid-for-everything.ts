import { hasCode } from '../code-envelope/fault-helpers.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** One error number covers everything that can go wrong. */
export default {
  name: 'rpc-invalid-for-everything',
  defect: 'Every business error has the `error_code` 100301.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 400) ? INVALID : rejection),
  },
} satisfies Fault;
