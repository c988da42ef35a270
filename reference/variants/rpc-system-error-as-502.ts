import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** A failure behind the gateway is reported as "bad gateway". */
export default {
  name: 'rpc-system-error-as-502',
  difference: 'The error 100300 has `code` 502 instead of 400; the documentation allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100300) ? { ...rejection, code: 502 } : rejection),
  },
} satisfies Variant;
