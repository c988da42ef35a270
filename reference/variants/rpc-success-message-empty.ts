import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** The other of the two messages of a success. */
export default {
  name: 'rpc-success-message-empty',
  freedom: 'The message of a success is empty instead of "ok"; section 2.1 allows both.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => (refuses(answer) ? answer : withBody(answer, (body) => ({ ...body, message: '' }))),
  },
} satisfies Variant;
