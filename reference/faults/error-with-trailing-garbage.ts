import type { Fault } from '../fault.ts';
import { isRejection, textOf, withText } from '../structured-error/fault-helpers.ts';

/** An error handler appends a second error after the answer has begun. */
export default {
  name: 'error-with-trailing-garbage',
  defect: 'After a not-found error, the server sends the beginning of another error in the same body.',
  format: 'structured-error',
  breaks: ['transport/json', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) => (isRejection(answer, 'NOT_FOUND') ? withText(answer, `${textOf(answer)}{"error":`) : answer),
  },
} satisfies Fault;
