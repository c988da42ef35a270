import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** Nobody documented the number. */
export default {
  name: 'rpc-undocumented-error-code',
  defect: 'The server answers an invalid telephone number with the undocumented `error_code` 100399.',
  format: 'code-envelope',
  breaks: ['codes/documented-detail', 'codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100309) ? { ...rejection, detail: 100399, message: 'No telephone number' } : rejection),
  },
} satisfies Fault;
