import type { Fault } from '../fault.ts';
import { refuses, textOf, withText } from '../structured-error/bend.ts';

/** The error handler writes a string, and the framework names its type. */
export default {
  name: 'errors-as-plain-text',
  defect: 'Errors come as text/plain, though they are JSON.',
  format: 'structured-error',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (refuses(answer) ? withText(answer, textOf(answer), 'text/plain; charset=utf-8') : answer),
  },
} satisfies Fault;
