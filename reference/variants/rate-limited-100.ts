import type { Variant } from '../fault.ts';

/** The rate limit is low enough for an eager client to meet. */
export default {
  name: 'rate-limited-100',
  difference:
    'The server allows 100 requests a second per key and answers the others with 429 and `Retry-After`; the documentation allows rate limits.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    rate: { requests: 100, seconds: 1 },
  },
} satisfies Variant;
