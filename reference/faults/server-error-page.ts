import type { Fault } from '../fault.ts';
import { isRejection, page, withText } from '../structured-error/fault-helpers.ts';

const TRACE = 'Traceback (most recent call last):\n  File "/srv/app/views/qrcodes.py", line 88, in create\n    ratio = done / total';

/** Debug mode is switched on in production. */
export default {
  name: 'server-error-page',
  defect: 'The server answers its own failure with an HTML page that contains a Python traceback.',
  format: 'structured-error',
  breaks: ['transport/json', 'leaks/internals'],
  seams: {
    answers: (answer) => (isRejection(answer, 'SERVER_ERROR') ? withText(answer, page('ZeroDivisionError', TRACE), 'text/html') : answer),
  },
} satisfies Fault;
