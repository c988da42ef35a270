import type { Variant } from '../fault.ts';

/** The rate limiter does not say how long to wait. */
export default {
  name: 'rpc-no-retry-after',
  difference: 'The server sends no `Retry-After`; the documentation does not mention the header.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    rejects: (rejection) => ({ ...rejection, headers: {} }),
  },
} satisfies Variant;
