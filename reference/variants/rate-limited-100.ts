import type { Variant } from '../fault.ts';

/** A limit that an eager client meets. */
export default {
  name: 'rate-limited-100',
  freedom: 'A key may send 100 requests a second; the others get 429 with Retry-After.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rate: { requests: 100, seconds: 1 },
  },
} satisfies Variant;
