import { hasCode } from '../code-envelope/bend.ts';
import { KEY_REFUSED } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** A key without quota is taken for no key. */
export default {
  name: 'rpc-spent-limit-as-bad-key',
  defect: 'A spent limit is answered like a bad key.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 429) && refusal.detail === undefined ? KEY_REFUSED : refusal),
  },
} satisfies Fault;
