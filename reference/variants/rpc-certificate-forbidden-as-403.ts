import { hasCode } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** No permission is called so on both levels. */
export default {
  name: 'rpc-certificate-forbidden-as-403',
  freedom: '100328 comes with code 403 instead of 400; section 2.2 allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100328) ? { ...refusal, code: 403 } : refusal),
  },
} satisfies Variant;
