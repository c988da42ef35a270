import type { Variant } from '../fault.ts';

/** Errors are popped from a stack. */
export default {
  name: 'bulk-errors-reversed',
  difference: '`errors` is in reverse order; the documentation leaves the order open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    reportsBulk: (result) => ({ ...result, errors: result.errors.toReversed() }),
  },
} satisfies Variant;
