import { hasCode } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** One number for both codes of a certificate. */
export default {
  name: 'rpc-certificate-code-for-authorization',
  defect: 'A wrong authorization code is called an invalid certificate code (100320).',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (hasCode(refusal, 100327) ? business(100320) : refusal),
  },
} satisfies Fault;
