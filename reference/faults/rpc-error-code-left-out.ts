import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The gateway receives the number and does not pass it on. */
export default {
  name: 'rpc-error-code-left-out',
  defect: 'Business errors of addRecord have no `error_code`.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection, call) =>
      call.operation === 'addRecord' && hasCode(rejection, 400) ? { ...rejection, detail: undefined } : rejection,
  },
} satisfies Fault;
