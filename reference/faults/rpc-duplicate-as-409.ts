import { tells } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** A conflict, as HTTP calls it. */
export default {
  name: 'rpc-duplicate-as-409',
  lie: 'A duplicate submission comes with code and status 409.',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    refuses: (refusal) => (tells(refusal, 100307) ? { ...refusal, code: 409 } : refusal),
  },
} satisfies Fault;
