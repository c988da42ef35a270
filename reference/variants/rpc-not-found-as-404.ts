import { hasCode } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** What is not found is called so on both levels. */
export default {
  name: 'rpc-not-found-as-404',
  freedom: '100303, 100304, 100317 and 100320 come with code 404 instead of 400; section 2.2 allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100303, 100304, 100317, 100320) ? { ...refusal, code: 404 } : refusal),
  },
} satisfies Variant;
