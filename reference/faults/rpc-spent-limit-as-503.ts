import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** Too busy for you, in the words of an old proxy. */
export default {
  name: 'rpc-spent-limit-as-503',
  defect: 'A spent limit is answered with code and status 503.',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 429) ? { ...refusal, code: 503 } : refusal),
  },
} satisfies Fault;
