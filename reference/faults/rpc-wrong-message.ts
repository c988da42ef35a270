import { tells } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** A text that names the parameter. */
export default {
  name: 'rpc-wrong-message',
  lie: 'The message of 100301 is not the documented one.',
  format: 'code-envelope',
  breaks: ['codes/message'],
  seams: {
    refuses: (refusal, call) =>
      tells(refusal, 100301) ? { ...refusal, message: `A parameter of ${call.operation ?? 'the operation'} is wrong` } : refusal,
  },
} satisfies Fault;
