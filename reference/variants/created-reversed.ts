import type { Variant } from '../fault.ts';

/** The newest code comes first, as in the listing. */
export default {
  name: 'created-reversed',
  difference: '`created` is in reverse order; the documentation leaves the order open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    reportsBulk: (result) => ({ ...result, created: result.created.toReversed() }),
  },
} satisfies Variant;
