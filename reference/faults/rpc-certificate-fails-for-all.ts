import { hasCode } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

const REASONS = [100321, 100322, 100323, 100324, 100328, 100329];

/** The author uses the general error for every reason. */
export default {
  name: 'rpc-certificate-fails-for-all',
  defect: 'The server answers every failed certificate verification with 100319 instead of the specific code.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (REASONS.some((detail) => hasCode(rejection, detail)) ? business(100319) : rejection),
  },
} satisfies Fault;
