import { hasCode } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

const NOT_FOUND = [100303, 100304, 100317, 100320];

/** A gateway that keeps the numbers of the service behind it to itself. */
export default {
  name: 'rpc-gateway-answers-alone',
  freedom: 'Under 401 and 404 no error_code is passed through; section 2.2: it may be missing there.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    refuses: (refusal) => {
      if (hasCode(refusal, 401)) return { ...refusal, detail: undefined };
      return NOT_FOUND.some((detail) => hasCode(refusal, detail))
        ? { ...refusal, code: 404, detail: undefined, message: 'Not found' }
        : refusal;
    },
  },
} satisfies Variant;
