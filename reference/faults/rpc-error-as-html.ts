import { isRejection, textOf, withText } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The error handler does not set the media type. */
export default {
  name: 'rpc-error-as-html',
  defect: 'The server sends JSON errors as text/html.',
  format: 'code-envelope',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (isRejection(answer) ? withText(answer, textOf(answer), 'text/html; charset=utf-8') : answer),
  },
} satisfies Fault;
