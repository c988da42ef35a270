import { hasCode, sentAt } from '../code-envelope/bend.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Variant } from '../fault.ts';

/** One check for all that is missing. */
export default {
  name: 'rpc-invalid-for-missing',
  freedom: 'A missing action or to_status is 100301 instead of a code of its own; section 4 allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    parameter: (parameter) => ({ ...parameter, missing: 100301 }),
    refuses: (refusal, call) => (hasCode(refusal, 100326) && sentAt(call, 'to_status') === undefined ? INVALID : refusal),
  },
} satisfies Variant;
