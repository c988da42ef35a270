import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

const NOT_FOUND = [100303, 100304, 100317, 100320];

/** The gateway does not pass on the numbers of the service behind it. */
export default {
  name: 'rpc-gateway-answers-alone',
  difference: 'Errors with `code` 401 and 404 have no `error_code`; the documentation says only that it may be passed through.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    rejects: (rejection) => {
      if (hasCode(rejection, 401)) return { ...rejection, detail: undefined };
      return NOT_FOUND.some((detail) => hasCode(rejection, detail))
        ? { ...rejection, code: 404, detail: undefined, message: 'Not found' }
        : rejection;
    },
  },
} satisfies Variant;
