import type { Variant } from '../fault.ts';

/** A handler that always answers 201, whatever became of the items. */
export default {
  name: 'partial-bulk-200-all-bad-201',
  freedom: 'A bulk is answered 201 even with all items bad; section 4 leaves 200, 201 and 400 open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    tells: (result) => ({ ...result, status: 201 }),
  },
} satisfies Variant;
