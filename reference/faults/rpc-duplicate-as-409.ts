import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A conflict, as HTTP calls it. */
export default {
  name: 'rpc-duplicate-as-409',
  defect: 'A duplicate submission comes with code and status 409.',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100307) ? { ...refusal, code: 409 } : refusal),
  },
} satisfies Fault;
