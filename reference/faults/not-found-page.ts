import type { Fault } from '../fault.ts';
import { isRejection, page, withText } from '../structured-error/fault-helpers.ts';

/** The Express application has no handler for unknown resources. */
export default {
  name: 'not-found-page',
  defect: 'The server answers a read of an unknown code with the HTML error page of the framework.',
  format: 'structured-error',
  breaks: ['transport/json', 'leaks/internals', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) =>
      isRejection(answer, 'NOT_FOUND') ? withText(answer, page('Error', 'Cannot GET /api/v1/qrcodes'), 'text/html; charset=utf-8') : answer,
  },
} satisfies Fault;
