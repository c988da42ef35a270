import type { Fault } from '../fault.ts';
import { isRejection, page, withText } from '../structured-error/fault-helpers.ts';

const TRACE = [
  'SyntaxError: Unexpected end of JSON input',
  '    at JSON.parse (&lt;anonymous&gt;)',
  '    at parse (/srv/app/node_modules/body-parser/lib/types/json.js:92:19)',
].join('<br>');

/** body-parser throws, and no handler of the application catches the error. */
export default {
  name: 'malformed-json-page',
  defect: 'The server answers malformed JSON with the HTML error page of the framework, including a stack trace.',
  format: 'structured-error',
  breaks: ['transport/json', 'leaks/internals'],
  seams: {
    answers: (answer) =>
      isRejection(answer, 'INVALID_JSON') ? withText(answer, page('Error', TRACE), 'text/html; charset=utf-8') : answer,
  },
} satisfies Fault;
