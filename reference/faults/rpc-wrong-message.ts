import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A text that names the parameter. */
export default {
  name: 'rpc-wrong-message',
  defect: 'The message of 100301 is not the documented one.',
  format: 'code-envelope',
  breaks: ['codes/message'],
  seams: {
    refuses: (refusal, call) =>
      hasCode(refusal, 100301) ? { ...refusal, message: `A parameter of ${call.operation ?? 'the operation'} is wrong` } : refusal,
  },
} satisfies Fault;
