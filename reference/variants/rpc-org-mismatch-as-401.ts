import { hasCode } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** Whose key is of no use here counts as not authenticated. */
export default {
  name: 'rpc-org-mismatch-as-401',
  freedom: '100316 comes with code 401 instead of 400; section 2.2 allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100316) ? { ...refusal, code: 401 } : refusal),
  },
} satisfies Variant;
