import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The server uses the other of the two success messages. */
export default {
  name: 'rpc-success-message-empty',
  difference: 'The message of a success is empty instead of "ok"; the documentation shows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => (isRejection(answer) ? answer : withBody(answer, (body) => ({ ...body, message: '' }))),
  },
} satisfies Variant;
