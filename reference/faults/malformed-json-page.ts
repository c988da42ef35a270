import type { Fault } from '../fault.ts';
import { page, refuses, withText } from '../structured-error/bend.ts';

const TRACE = [
  'SyntaxError: Unexpected end of JSON input',
  '    at JSON.parse (&lt;anonymous&gt;)',
  '    at parse (/srv/app/node_modules/body-parser/lib/types/json.js:92:19)',
].join('<br>');

/** body-parser throws, and no handler of the application catches it. */
export default {
  name: 'malformed-json-page',
  defect: 'Malformed JSON is answered with the HTML page of the framework, stack trace and all.',
  format: 'structured-error',
  breaks: ['transport/json', 'leaks/internals'],
  seams: {
    answers: (answer) => (refuses(answer, 'INVALID_JSON') ? withText(answer, page('Error', TRACE), 'text/html; charset=utf-8') : answer),
  },
} satisfies Fault;
