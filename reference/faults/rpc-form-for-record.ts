import { hasCode } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** Neighbours in the catalogue, swapped. */
export default {
  name: 'rpc-form-for-record',
  defect: 'An unknown record is called an unknown form (100304).',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100303) ? business(100304) : refusal),
  },
} satisfies Fault;
