import { hasCode } from '../code-envelope/bend.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** A limit is a rule like others. */
export default {
  name: 'rpc-spent-limit-as-400',
  defect: 'A spent limit has code 400.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 429) && refusal.detail === undefined ? INVALID : refusal),
  },
} satisfies Fault;
