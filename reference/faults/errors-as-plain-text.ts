import type { Fault } from '../fault.ts';
import { isRejection, textOf, withText } from '../structured-error/fault-helpers.ts';

/** The error handler writes a string, and the framework chooses the media type. */
export default {
  name: 'errors-as-plain-text',
  defect: 'The server sends JSON errors as text/plain.',
  format: 'structured-error',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (isRejection(answer) ? withText(answer, textOf(answer), 'text/plain; charset=utf-8') : answer),
  },
} satisfies Fault;
