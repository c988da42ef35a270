import { hasCode } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** A form of another organisation is simply not there. */
export default {
  name: 'rpc-org-mismatch-as-unknown-form',
  defect: 'A form of another organisation is 100304 instead of 100316.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100316) ? business(100304) : refusal),
  },
} satisfies Fault;
