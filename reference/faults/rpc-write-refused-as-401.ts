import { hasCode } from '../code-envelope/bend.ts';
import { KEY_REFUSED } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** A key that may not write is taken for a bad one. */
export default {
  name: 'rpc-write-refused-as-401',
  defect: 'A write with a read-only key is refused with code 401.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 403) ? KEY_REFUSED : refusal),
  },
} satisfies Fault;
