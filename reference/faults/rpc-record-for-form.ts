import { tells } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** Neighbours in the catalogue, swapped the other way. */
export default {
  name: 'rpc-record-for-form',
  lie: 'An unknown form is called an unknown record (100303).',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (tells(refusal, 100304) ? business(100303) : refusal),
  },
} satisfies Fault;
