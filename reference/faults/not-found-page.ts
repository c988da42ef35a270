import type { Fault } from '../fault.ts';
import { page, refuses, withText } from '../structured-error/bend.ts';

/** Express without a handler of its own for what is not there. */
export default {
  name: 'not-found-page',
  defect: 'A code that is not there is answered with the HTML page of the framework.',
  format: 'structured-error',
  breaks: ['transport/json', 'leaks/internals', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) =>
      refuses(answer, 'NOT_FOUND') ? withText(answer, page('Error', 'Cannot GET /api/v1/qrcodes'), 'text/html; charset=utf-8') : answer,
  },
} satisfies Fault;
