import { tells } from '../code-envelope/bend.ts';
import { KEY_REFUSED } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** A key that may not write is taken for a bad one. */
export default {
  name: 'rpc-write-refused-as-401',
  lie: 'A write with a read-only key is refused with code 401.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (tells(refusal, 403) ? KEY_REFUSED : refusal),
  },
} satisfies Fault;
