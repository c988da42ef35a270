import type { Fault } from '../fault.ts';

/** A header that no client knows. */
export default {
  name: 'retry-after-under-another-name',
  defect: 'The wait is told as `X-Retry-In`.',
  format: 'structured-error',
  breaks: ['limits/retry-after'],
  seams: {
    refuses: (refusal) => (refusal.code === 'RATE_LIMITED' ? { ...refusal, headers: { 'X-Retry-In': '30' } } : refusal),
  },
} satisfies Fault;
