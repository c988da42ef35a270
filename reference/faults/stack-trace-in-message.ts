import type { Fault } from '../fault.ts';

const TRACE = [
  'SyntaxError: Unexpected token } in JSON at position 41',
  '    at JSON.parse (<anonymous>)',
  '    at parse (/srv/app/node_modules/body-parser/lib/types/json.js:92:19)',
  '    at processTicksAndRejections (node:internal/process/task_queues:95:5)',
].join('\n');

/** `message: error.stack`. */
export default {
  name: 'stack-trace-in-message',
  defect: 'The message of malformed JSON is a stack trace.',
  format: 'structured-error',
  breaks: ['leaks/internals'],
  seams: {
    refuses: (refusal) => (refusal.code === 'INVALID_JSON' ? { ...refusal, message: TRACE } : refusal),
  },
} satisfies Fault;
