import { hasCode } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The query does not find forms of other organisations. */
export default {
  name: 'rpc-org-mismatch-as-unknown-form',
  defect: 'The server answers a form of another organisation with 100304 instead of 100316.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100316) ? business(100304) : rejection),
  },
} satisfies Fault;
