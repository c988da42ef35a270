import { hasCode } from '../code-envelope/bend.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** What does not exist is not valid. */
export default {
  name: 'rpc-unknown-code-as-invalid',
  defect: 'An unknown QR code is 100301 with code 400.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 404) ? INVALID : refusal),
  },
} satisfies Fault;
