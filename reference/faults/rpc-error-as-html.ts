import { refuses, textOf, withText } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The error handler forgets the media type. */
export default {
  name: 'rpc-error-as-html',
  defect: 'Errors are JSON under text/html.',
  format: 'code-envelope',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (refuses(answer) ? withText(answer, textOf(answer), 'text/html; charset=utf-8') : answer),
  },
} satisfies Fault;
