import { tells } from '../code-envelope/bend.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** A limit is a rule like others. */
export default {
  name: 'rpc-spent-limit-as-400',
  lie: 'A spent limit has code 400.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (tells(refusal, 429) && refusal.detail === undefined ? INVALID : refusal),
  },
} satisfies Fault;
