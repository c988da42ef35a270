import { hasCode } from '../code-envelope/bend.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** The check of the field is left to the check of the parameters. */
export default {
  name: 'rpc-telephone-as-invalid',
  defect: 'A value that is no telephone number is 100301 instead of 100309.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100309) ? INVALID : refusal),
  },
} satisfies Fault;
