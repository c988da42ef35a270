import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The message is the exception with its package name. */
export default {
  name: 'rpc-java-exception-in-message',
  defect: 'The message for invalid parameters names a Java exception.',
  format: 'code-envelope',
  breaks: ['leaks/internals', 'codes/message'],
  seams: {
    rejects: (rejection) =>
      hasCode(rejection, 100301) ? { ...rejection, message: 'java.lang.IllegalArgumentException: tpl_id must be an integer' } : rejection,
  },
} satisfies Fault;
