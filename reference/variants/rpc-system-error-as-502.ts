import { hasCode } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** A failure behind the gateway is a bad gateway. */
export default {
  name: 'rpc-system-error-as-502',
  freedom: '100300 comes with code 502 instead of 400; section 2.2 allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100300) ? { ...refusal, code: 502 } : refusal),
  },
} satisfies Variant;
