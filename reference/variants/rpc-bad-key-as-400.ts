import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The service behind the gateway checks the keys, and all its errors are business errors. */
export default {
  name: 'rpc-bad-key-as-400',
  difference: 'An invalid API key (100315) has `code` 400 instead of 401; the documentation allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100315) ? { ...rejection, code: 400 } : rejection),
  },
} satisfies Variant;
