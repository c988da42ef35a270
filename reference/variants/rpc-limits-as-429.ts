import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The author treats every limit as a rate limit. */
export default {
  name: 'rpc-limits-as-429',
  difference: 'The errors 100311 and 100312 have `code` 429 instead of 400; the documentation allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100311, 100312) ? { ...rejection, code: 429 } : rejection),
  },
} satisfies Variant;
