import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A class of errors that the format does not have. */
export default {
  name: 'rpc-code-500',
  defect: 'A system failure has code and status 500.',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100300) ? { ...refusal, code: 500 } : refusal),
  },
} satisfies Fault;
