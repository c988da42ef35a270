import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** A key of another organisation counts as not authenticated. */
export default {
  name: 'rpc-org-mismatch-as-401',
  difference: 'The error 100316 has `code` 401 instead of 400; the documentation allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100316) ? { ...rejection, code: 401 } : rejection),
  },
} satisfies Variant;
