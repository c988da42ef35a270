import { tells } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** Too busy for you, in the words of an old proxy. */
export default {
  name: 'rpc-spent-limit-as-503',
  lie: 'A spent limit is answered with code and status 503.',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    refuses: (refusal) => (tells(refusal, 429) ? { ...refusal, code: 503 } : refusal),
  },
} satisfies Fault;
