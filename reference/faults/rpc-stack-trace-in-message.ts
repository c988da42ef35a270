import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

const TRACE =
  'TypeError: form is undefined\n    at readForm (/srv/app/src/forms.js:41:17)\n    at async addRecord (/srv/app/src/records.js:88:5)';

/** The whole exception is converted to text. */
export default {
  name: 'rpc-stack-trace-in-message',
  defect: 'The message of a system error is a stack trace.',
  format: 'code-envelope',
  breaks: ['leaks/internals', 'codes/message'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100300) ? { ...rejection, message: TRACE } : rejection),
  },
} satisfies Fault;
