import type { Fault } from '../fault.ts';

/** No client ever parsed the header. */
export default {
  name: 'limit-headers-in-words',
  defect: '`X-RateLimit-Remaining` is "unlimited" instead of a number.',
  format: 'structured-error',
  breaks: ['limits/headers'],
  seams: {
    answers: (answer) => ({ ...answer, headers: { ...answer.headers, 'X-RateLimit-Remaining': 'unlimited' } }),
  },
} satisfies Fault;
