import { hasCode } from '../code-envelope/fault-helpers.ts';
import { business } from '../code-envelope/outcome.ts';
import type { Fault } from '../fault.ts';

/** Both codes of a certificate share one error number. */
export default {
  name: 'rpc-certificate-code-for-authorization',
  defect: 'The server answers a wrong authorization code with "invalid certificate code" (100320) instead of 100327.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100327) ? business(100320) : rejection),
  },
} satisfies Fault;
