import { hasCode } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** Two reasons that look alike to whoever wrote it. */
export default {
  name: 'rpc-closed-for-paused',
  defect: 'A paused QR code is called closed at this time (100313).',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100314) ? business(100313) : refusal),
  },
} satisfies Fault;
