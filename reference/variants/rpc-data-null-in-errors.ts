import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** One class serves all answers. */
export default {
  name: 'rpc-data-null-in-errors',
  difference: 'Errors have a `data` that is null; the documentation does not forbid it.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => (isRejection(answer) ? withBody(answer, (body) => ({ ...body, data: null })) : answer),
  },
} satisfies Variant;
