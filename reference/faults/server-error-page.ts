import type { Fault } from '../fault.ts';
import { page, refuses, withText } from '../structured-error/bend.ts';

const TRACE = 'Traceback (most recent call last):\n  File "/srv/app/views/qrcodes.py", line 88, in create\n    ratio = done / total';

/** A debug mode that went to production. */
export default {
  name: 'server-error-page',
  defect: 'A server error is answered with an HTML page that shows a Python traceback.',
  format: 'structured-error',
  breaks: ['transport/json', 'leaks/internals'],
  seams: {
    answers: (answer) => (refuses(answer, 'SERVER_ERROR') ? withText(answer, page('ZeroDivisionError', TRACE), 'text/html') : answer),
  },
} satisfies Fault;
