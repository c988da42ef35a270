import { refuses } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A status that somebody found funny. */
export default {
  name: 'rpc-paused-as-418',
  defect: 'A paused QR code is answered with HTTP 418.',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    answers: (answer) => (refuses(answer, 100314) ? { ...answer, status: 418 } : answer),
  },
} satisfies Fault;
