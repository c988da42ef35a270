import type { Variant } from '../fault.ts';

/** The gateway treats every bulk that created something as created. */
export default {
  name: 'partial-bulk-201',
  difference: 'The server answers a bulk with some invalid items with 201; the documentation leaves 200 and 201 open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    reportsBulk: (result) => (result.created.length > 0 ? { ...result, status: 201 } : result),
  },
} satisfies Variant;
