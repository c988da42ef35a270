import { refuses } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A lock that is never given back. */
export default {
  name: 'rpc-never-answers',
  defect: 'An unknown QR code in getOperation gets no answer.',
  format: 'code-envelope',
  breaks: ['transport/answers'],
  seams: {
    writes: (_outgoing, answer, call) => call.operation === 'getOperation' && refuses(answer, 404),
  },
} satisfies Fault;
