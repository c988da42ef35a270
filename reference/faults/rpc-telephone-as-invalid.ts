import { hasCode } from '../code-envelope/fault-helpers.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The field is validated together with the parameters. */
export default {
  name: 'rpc-telephone-as-invalid',
  defect: 'The server answers an invalid telephone number with 100301 instead of 100309.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100309) ? INVALID : rejection),
  },
} satisfies Fault;
