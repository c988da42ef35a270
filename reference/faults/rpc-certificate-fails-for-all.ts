import { tells } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

const REASONS = [100321, 100322, 100323, 100324, 100328, 100329];

/** The general number for every reason. */
export default {
  name: 'rpc-certificate-fails-for-all',
  lie: 'Whatever keeps a certificate from being verified is 100319.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (REASONS.some((detail) => tells(refusal, detail)) ? business(100319) : refusal),
  },
} satisfies Fault;
