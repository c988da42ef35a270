import { tells } from '../code-envelope/bend.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../lie.ts';

/** One number for both codes of a certificate. */
export default {
  name: 'rpc-certificate-code-for-authorization',
  lie: 'A wrong authorization code is called an invalid certificate code (100320).',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (tells(refusal, 100327) ? business(100320) : refusal),
  },
} satisfies Fault;
