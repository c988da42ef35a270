import { hasCode } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** Two neighbouring catalogue entries are swapped. */
export default {
  name: 'rpc-record-for-form',
  defect: 'The server answers an unknown form with "record not found" (100303).',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100304) ? business(100303) : rejection),
  },
} satisfies Fault;
