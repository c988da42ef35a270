import { hasCode } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The gateway takes a dead upstream for a mistake of its own. */
export default {
  name: 'rpc-upstream-down-as-system-error',
  defect: 'Where the upstream is unavailable, the error is 100300 with code 400.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 502) ? business(100300) : refusal),
  },
} satisfies Fault;
