import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The author uses "not found" on both levels. */
export default {
  name: 'rpc-not-found-as-404',
  difference: 'The errors 100303, 100304, 100317 and 100320 have `code` 404 instead of 400; the documentation allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100303, 100304, 100317, 100320) ? { ...rejection, code: 404 } : rejection),
  },
} satisfies Variant;
