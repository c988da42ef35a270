import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The message names the parameter. */
export default {
  name: 'rpc-wrong-message',
  defect: 'The message of 100301 is not the documented one.',
  format: 'code-envelope',
  breaks: ['codes/message'],
  seams: {
    rejects: (rejection, call) =>
      hasCode(rejection, 100301) ? { ...rejection, message: `A parameter of ${call.operation ?? 'the operation'} is wrong` } : rejection,
  },
} satisfies Fault;
