import type { Variant } from '../fault.ts';

/** Errors are told as they are popped from a stack. */
export default {
  name: 'bulk-errors-reversed',
  freedom: '`errors` stands in reversed order; section 4 leaves the order open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    tells: (result) => ({ ...result, errors: result.errors.toReversed() }),
  },
} satisfies Variant;
