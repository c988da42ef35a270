import { tells } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** A class of errors that the format does not have. */
export default {
  name: 'rpc-code-500',
  lie: 'A system failure has code and status 500.',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    refuses: (refusal) => (tells(refusal, 100300) ? { ...refusal, code: 500 } : refusal),
  },
} satisfies Fault;
