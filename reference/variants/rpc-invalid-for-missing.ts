import { hasCode, sentMember } from '../code-envelope/fault-helpers.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Variant } from '../fault.ts';

/** One validator covers everything that is missing. */
export default {
  name: 'rpc-invalid-for-missing',
  difference: 'A missing `action` or `to_status` is 100301 instead of the specific code; the documentation fits both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    changesParameter: (parameter) => ({ ...parameter, missing: 100301 }),
    rejects: (rejection, call) => (hasCode(rejection, 100326) && sentMember(call, 'to_status') === undefined ? INVALID : rejection),
  },
} satisfies Variant;
