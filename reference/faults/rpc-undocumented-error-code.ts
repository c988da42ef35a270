import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A number that was never written down. */
export default {
  name: 'rpc-undocumented-error-code',
  defect: 'A value that is no telephone number is 100399.',
  format: 'code-envelope',
  breaks: ['codes/documented-detail', 'codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100309) ? { ...refusal, detail: 100399, message: 'No telephone number' } : refusal),
  },
} satisfies Fault;
