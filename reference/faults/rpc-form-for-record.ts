import { hasCode } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** Two neighbouring catalogue entries are swapped. */
export default {
  name: 'rpc-form-for-record',
  defect: 'The server answers an unknown record with "form not found" (100304).',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100303) ? business(100304) : rejection),
  },
} satisfies Fault;
