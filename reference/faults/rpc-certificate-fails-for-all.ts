import { hasCode } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

const REASONS = [100321, 100322, 100323, 100324, 100328, 100329];

/** The general number for every reason. */
export default {
  name: 'rpc-certificate-fails-for-all',
  defect: 'Whatever keeps a certificate from being verified is 100319.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (REASONS.some((detail) => hasCode(refusal, detail)) ? business(100319) : refusal),
  },
} satisfies Fault;
