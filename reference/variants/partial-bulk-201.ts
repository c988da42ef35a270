import type { Variant } from '../fault.ts';

/** A gateway that answers every bulk that made something as created. */
export default {
  name: 'partial-bulk-201',
  freedom: 'A bulk with some bad items is answered 201; section 4 leaves 200 or 201 open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    tells: (result) => (result.created.length > 0 ? { ...result, status: 201 } : result),
  },
} satisfies Variant;
