import type { Variant } from '../fault.ts';

/** The handler always answers 201. */
export default {
  name: 'partial-bulk-200-all-bad-201',
  difference: 'The server answers every bulk with 201, even when all items are invalid; the documentation leaves the status open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    reportsBulk: (result) => ({ ...result, status: 201 }),
  },
} satisfies Variant;
