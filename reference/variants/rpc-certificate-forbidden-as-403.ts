import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The author uses "forbidden" on both levels. */
export default {
  name: 'rpc-certificate-forbidden-as-403',
  difference: 'The error 100328 has `code` 403 instead of 400; the documentation allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100328) ? { ...rejection, code: 403 } : rejection),
  },
} satisfies Variant;
