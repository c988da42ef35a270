import { hasCode } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** The service behind the gateway checks the keys, and its errors are all business errors. */
export default {
  name: 'rpc-bad-key-as-400',
  freedom: 'A bad key is 100315 with code 400 instead of 401; section 2.2 allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100315) ? { ...refusal, code: 400 } : refusal),
  },
} satisfies Variant;
