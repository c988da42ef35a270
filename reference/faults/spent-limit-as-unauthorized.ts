import type { Fault } from '../fault.ts';
import { UNAUTHORIZED } from '../structured-error/outcome.ts';

/** The key of a heavy user is locked. */
export default {
  name: 'spent-limit-as-unauthorized',
  defect: 'A spent limit is 401 UNAUTHORIZED.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (refusal.code === 'RATE_LIMITED' ? UNAUTHORIZED : refusal),
  },
} satisfies Fault;
