import type { Variant } from '../fault.ts';

/** A bulk of which nothing is good is one invalid request. */
export default {
  name: 'all-bad-bulk-as-error',
  freedom: 'A bulk with all items bad is refused in the error envelope; section 4 leaves that open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    tells: (result) => (result.created.length === 0 ? { ...result, asRefusal: true } : result),
  },
} satisfies Variant;
