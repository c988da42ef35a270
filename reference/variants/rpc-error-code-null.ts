import { withBody } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The serializer writes every property, set or not. */
export default {
  name: 'rpc-error-code-null',
  difference: '`error_code` is null where there is none, also in successes; the documentation does not distinguish that from its absence.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => withBody(answer, (body) => ({ error_code: null, ...body })),
  },
} satisfies Variant;
