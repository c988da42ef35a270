import { hasCode } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** Neighbours in the catalogue, swapped the other way. */
export default {
  name: 'rpc-record-for-form',
  defect: 'An unknown form is called an unknown record (100303).',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100304) ? business(100303) : refusal),
  },
} satisfies Fault;
