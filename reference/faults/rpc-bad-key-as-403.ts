import { tells } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** Not authenticated is taken for not authorised. */
export default {
  name: 'rpc-bad-key-as-403',
  lie: 'A bad key (100315) comes with code 403.',
  format: 'code-envelope',
  breaks: ['transport/status-documented', 'codes/status'],
  seams: {
    refuses: (refusal) => (tells(refusal, 100315) ? { ...refusal, code: 403 } : refusal),
  },
} satisfies Fault;
