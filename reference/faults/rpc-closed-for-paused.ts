import { hasCode } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The author confuses two similar reasons. */
export default {
  name: 'rpc-closed-for-paused',
  defect: 'The server answers a submission to a paused QR code with "not allowed at current time" (100313) instead of 100314.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100314) ? business(100313) : rejection),
  },
} satisfies Fault;
