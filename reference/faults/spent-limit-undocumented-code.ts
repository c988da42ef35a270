import type { Fault } from '../fault.ts';

/** The limiter is a library with a code of its own. */
export default {
  name: 'spent-limit-undocumented-code',
  defect: 'A spent limit is TOO_MANY_REQUESTS.',
  format: 'structured-error',
  breaks: ['codes/documented'],
  seams: {
    refuses: (refusal) => (refusal.code === 'RATE_LIMITED' ? { ...refusal, code: 'TOO_MANY_REQUESTS' } : refusal),
  },
} satisfies Fault;
