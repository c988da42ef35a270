import type { Variant } from '../fault.ts';

/** A limiter that says no more than no. */
export default {
  name: 'no-retry-after',
  freedom: '429 carries no Retry-After.',
  format: 'structured-error',
  shoulds: ['limits/retry-after'],
  seams: {
    refuses: (refusal) => ({ ...refusal, headers: {} }),
  },
} satisfies Variant;
