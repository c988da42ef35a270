import type { Fault } from '../fault.ts';

/** A header that was never parsed by anyone. */
export default {
  name: 'limit-headers-in-words',
  defect: 'X-RateLimit-Remaining says "unlimited".',
  format: 'structured-error',
  breaks: ['limits/headers'],
  seams: {
    answers: (answer) => ({ ...answer, headers: { ...answer.headers, 'X-RateLimit-Remaining': 'unlimited' } }),
  },
} satisfies Fault;
