import type { Fault } from '../fault.ts';
import { refuses, textOf, withText } from '../structured-error/bend.ts';

/** An error handler runs after the answer was begun and appends a second error. */
export default {
  name: 'error-with-trailing-garbage',
  defect: 'Not-found errors are followed by the beginning of another error.',
  format: 'structured-error',
  breaks: ['transport/json', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) => (refuses(answer, 'NOT_FOUND') ? withText(answer, `${textOf(answer)}{"error":`) : answer),
  },
} satisfies Fault;
