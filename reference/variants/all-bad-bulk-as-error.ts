import type { Variant } from '../fault.ts';

/** The author treats a bulk without valid items as one invalid request. */
export default {
  name: 'all-bad-bulk-as-error',
  difference: 'The server answers a bulk of only invalid items with an error; the documentation leaves the form open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    reportsBulk: (result) => (result.created.length === 0 ? { ...result, asRejection: true } : result),
  },
} satisfies Variant;
