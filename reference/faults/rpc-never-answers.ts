import { isRejection } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** A lock is never released. */
export default {
  name: 'rpc-never-answers',
  defect: 'getOperation never answers a request for an unknown QR code.',
  format: 'code-envelope',
  breaks: ['transport/answers'],
  seams: {
    writes: (_outgoing, answer, call) => call.operation === 'getOperation' && isRejection(answer, 404),
  },
} satisfies Fault;
