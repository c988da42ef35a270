import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The gateway knows the number and keeps it. */
export default {
  name: 'rpc-error-code-left-out',
  defect: 'Business errors of addRecord have no error_code.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal, call) => (call.operation === 'addRecord' && hasCode(refusal, 400) ? { ...refusal, detail: undefined } : refusal),
  },
} satisfies Fault;
