import { hasCode } from '../code-envelope/fault-helpers.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The author treats an unknown resource as an invalid parameter. */
export default {
  name: 'rpc-unknown-code-as-invalid',
  defect: 'The server answers an unknown QR code with 100301 and `code` 400.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 404) ? INVALID : rejection),
  },
} satisfies Fault;
