import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A code that the catalogue does not allow for this error. */
export default {
  name: 'rpc-duplicate-as-404',
  defect: 'A duplicate submission (100307) comes with code 404.',
  format: 'code-envelope',
  breaks: ['codes/status'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100307) ? { ...refusal, code: 404 } : refusal),
  },
} satisfies Fault;
