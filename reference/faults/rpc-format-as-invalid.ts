import { hasCode } from '../code-envelope/bend.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** A check that does not know its own number. */
export default {
  name: 'rpc-format-as-invalid',
  defect: 'An unknown output format is 100301 instead of 100305.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100305) ? INVALID : refusal),
  },
} satisfies Fault;
