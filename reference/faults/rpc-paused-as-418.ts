import { isRejection } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** A developer chose the status as a joke. */
export default {
  name: 'rpc-paused-as-418',
  defect: 'The server answers a submission to a paused QR code with HTTP 418.',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    answers: (answer) => (isRejection(answer, 100314) ? { ...answer, status: 418 } : answer),
  },
} satisfies Fault;
