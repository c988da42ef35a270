import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** Not authenticated is taken for not authorised. */
export default {
  name: 'rpc-bad-key-as-403',
  defect: 'A bad key (100315) comes with code 403.',
  format: 'code-envelope',
  breaks: ['transport/status-documented', 'codes/status'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100315) ? { ...refusal, code: 403 } : refusal),
  },
} satisfies Fault;
