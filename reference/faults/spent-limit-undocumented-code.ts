import type { Fault } from '../fault.ts';

/** The rate limiting library has its own error code. */
export default {
  name: 'spent-limit-undocumented-code',
  defect: 'When the rate limit is exceeded, the server answers with the undocumented code TOO_MANY_REQUESTS.',
  format: 'structured-error',
  breaks: ['codes/documented'],
  seams: {
    rejects: (rejection) => (rejection.code === 'RATE_LIMITED' ? { ...rejection, code: 'TOO_MANY_REQUESTS' } : rejection),
  },
} satisfies Fault;
