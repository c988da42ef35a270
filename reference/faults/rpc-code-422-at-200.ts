import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** An undocumented code behind an innocent status. */
export default {
  name: 'rpc-code-422-at-200',
  defect: 'HTTP is 200 throughout, and invalid parameters have code 422.',
  format: 'code-envelope',
  breaks: ['codes/documented'],
  seams: {
    status: () => 200,
    refuses: (refusal) => (hasCode(refusal, 100301) ? { ...refusal, code: 422 } : refusal),
  },
} satisfies Fault;
