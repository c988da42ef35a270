import { withBody } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The number was never set, and the language defaults to 0. */
export default {
  name: 'rpc-error-code-zero',
  difference: '`error_code` is 0 where there is none, also in successes; the documentation does not distinguish that from its absence.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => withBody(answer, (body) => ({ error_code: 0, ...body })),
  },
} satisfies Variant;
