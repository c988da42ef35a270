import type { Variant } from '../fault.ts';

/** The newest first, as in its listing. */
export default {
  name: 'created-reversed',
  freedom: '`created` stands in reversed order; section 4 leaves the order open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    tells: (result) => ({ ...result, created: result.created.toReversed() }),
  },
} satisfies Variant;
