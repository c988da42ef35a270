import { hasCode } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** The QR codes are another module, with numbers of its own. */
export default {
  name: 'rpc-code-of-another-module',
  freedom: 'An unknown QR code has the error_code 200104 of another module; section 2.2: such codes may exist.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 404) && refusal.detail === undefined ? { ...refusal, detail: 200104 } : refusal),
  },
} satisfies Variant;
