import { hasCode } from '../code-envelope/fault-helpers.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The validator does not know the specific error number. */
export default {
  name: 'rpc-format-as-invalid',
  defect: 'An unknown output format is answered with 100301 instead of 100305.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100305) ? INVALID : rejection),
  },
} satisfies Fault;
