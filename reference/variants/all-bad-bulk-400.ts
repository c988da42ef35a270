import type { Variant } from '../fault.ts';

/** The bulk answer uses the status of a rejected request. */
export default {
  name: 'all-bad-bulk-400',
  difference: 'The server answers a bulk of only invalid items with 400 and the bulk body; the documentation leaves the status open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    reportsBulk: (result) => (result.created.length === 0 ? { ...result, status: 400 } : result),
  },
} satisfies Variant;
