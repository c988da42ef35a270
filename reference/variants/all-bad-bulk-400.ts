import type { Variant } from '../fault.ts';

/** The bulk answer under the status of a refusal. */
export default {
  name: 'all-bad-bulk-400',
  freedom: 'A bulk with all items bad is answered 400 with the bulk body; section 4 leaves that open.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    tells: (result) => (result.created.length === 0 ? { ...result, status: 400 } : result),
  },
} satisfies Variant;
