import type { Fault } from '../fault.ts';
import { UNAUTHORIZED } from '../structured-error/outcome.ts';

/** The key of a heavy user is locked. */
export default {
  name: 'spent-limit-as-unauthorized',
  defect: 'When the rate limit is exceeded, the server answers with 401 UNAUTHORIZED.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (rejection.code === 'RATE_LIMITED' ? UNAUTHORIZED : rejection),
  },
} satisfies Fault;
