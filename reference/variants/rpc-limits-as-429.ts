import { hasCode } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** A limit is a limit, whoever sets it. */
export default {
  name: 'rpc-limits-as-429',
  freedom: '100311 and 100312 come with code 429 instead of 400; section 2.2 allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100311, 100312) ? { ...refusal, code: 429 } : refusal),
  },
} satisfies Variant;
