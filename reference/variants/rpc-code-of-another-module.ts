import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** QR codes belong to another module with its own error numbers. */
export default {
  name: 'rpc-code-of-another-module',
  difference: 'An unknown QR code has the `error_code` 200104 of another module; the documentation does not exclude such codes.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 404) && rejection.detail === undefined ? { ...rejection, detail: 200104 } : rejection),
  },
} satisfies Variant;
