import type { Fault } from '../fault.ts';

const TRACE = [
  'SyntaxError: Unexpected token } in JSON at position 41',
  '    at JSON.parse (<anonymous>)',
  '    at parse (/srv/app/node_modules/body-parser/lib/types/json.js:92:19)',
  '    at processTicksAndRejections (node:internal/process/task_queues:95:5)',
].join('\n');

/** The handler sends `message: error.stack`. */
export default {
  name: 'stack-trace-in-message',
  defect: 'The error message for malformed JSON is a stack trace.',
  format: 'structured-error',
  breaks: ['leaks/internals'],
  seams: {
    rejects: (rejection) => (rejection.code === 'INVALID_JSON' ? { ...rejection, message: TRACE } : rejection),
  },
} satisfies Fault;
