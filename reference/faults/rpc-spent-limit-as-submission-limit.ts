import { tells } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** Two limits in one class. */
export default {
  name: 'rpc-spent-limit-as-submission-limit',
  lie: 'A spent limit is 100311 with code 429.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) =>
      tells(refusal, 429) && refusal.detail === undefined ? { ...business(100311, 429), headers: refusal.headers } : refusal,
  },
} satisfies Fault;
