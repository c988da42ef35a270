import { hasCode } from '../code-envelope/bend.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** One number for all that can go wrong. */
export default {
  name: 'rpc-invalid-for-everything',
  defect: 'Every business error is 100301.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 400) ? INVALID : refusal),
  },
} satisfies Fault;
