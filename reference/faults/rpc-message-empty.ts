import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The error was created without a text. */
export default {
  name: 'rpc-message-empty',
  defect: 'The message for invalid parameters is empty.',
  format: 'code-envelope',
  breaks: ['envelope/message'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100301) ? { ...rejection, message: '' } : rejection),
  },
} satisfies Fault;
