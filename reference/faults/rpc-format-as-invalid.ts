import { tells } from '../code-envelope/bend.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** A check that does not know its own number. */
export default {
  name: 'rpc-format-as-invalid',
  lie: 'An unknown output format is 100301 instead of 100305.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (tells(refusal, 100305) ? INVALID : refusal),
  },
} satisfies Fault;
