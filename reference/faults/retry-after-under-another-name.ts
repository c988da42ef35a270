import type { Fault } from '../fault.ts';

/** The server sends a header that no client knows. */
export default {
  name: 'retry-after-under-another-name',
  defect: 'The server sends the waiting time as `X-Retry-In` instead of `Retry-After`.',
  format: 'structured-error',
  breaks: ['limits/retry-after'],
  seams: {
    rejects: (rejection) => (rejection.code === 'RATE_LIMITED' ? { ...rejection, headers: { 'X-Retry-In': '30' } } : rejection),
  },
} satisfies Fault;
