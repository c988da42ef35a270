import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The name of the exception with its package. */
export default {
  name: 'rpc-java-exception-in-message',
  defect: 'The message of invalid parameters names a Java exception.',
  format: 'code-envelope',
  breaks: ['leaks/internals', 'codes/message'],
  seams: {
    refuses: (refusal) =>
      hasCode(refusal, 100301) ? { ...refusal, message: 'java.lang.IllegalArgumentException: tpl_id must be an integer' } : refusal,
  },
} satisfies Fault;
