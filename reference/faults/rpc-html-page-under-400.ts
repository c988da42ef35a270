import { isMalformed, isRejection, withText } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Error</title>
</head>
<body>
<pre>SyntaxError: Unexpected token in JSON at position 0</pre>
</body>
</html>
`;

/** The parser of the framework answers before the gateway does. */
export default {
  name: 'rpc-html-page-under-400',
  defect: 'The server answers malformed JSON with the HTML page of the framework under status 400.',
  format: 'code-envelope',
  breaks: ['transport/json', 'leaks/internals'],
  seams: {
    answers: (answer, call) =>
      isRejection(answer, 100301) && isMalformed(call) ? withText(answer, PAGE, 'text/html; charset=utf-8') : answer,
  },
} satisfies Fault;
