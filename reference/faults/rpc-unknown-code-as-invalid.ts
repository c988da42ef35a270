import { tells } from '../code-envelope/bend.ts';
import { INVALID } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** What does not exist is not valid. */
export default {
  name: 'rpc-unknown-code-as-invalid',
  lie: 'An unknown QR code is 100301 with code 400.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (tells(refusal, 404) ? INVALID : refusal),
  },
} satisfies Fault;
