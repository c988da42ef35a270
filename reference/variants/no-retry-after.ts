import type { Variant } from '../fault.ts';

/** The rate limiter does not say how long to wait. */
export default {
  name: 'no-retry-after',
  difference: 'The server sends 429 without `Retry-After`; RFC 6585 makes the header optional.',
  format: 'structured-error',
  shoulds: ['limits/retry-after'],
  seams: {
    rejects: (rejection) => ({ ...rejection, headers: {} }),
  },
} satisfies Variant;
