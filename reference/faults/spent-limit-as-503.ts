import type { Fault } from '../fault.ts';

/** A load balancer sheds the load. */
export default {
  name: 'spent-limit-as-503',
  defect: 'When the rate limit is exceeded, the server answers with 503 instead of 429.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    rejects: (rejection) => (rejection.code === 'RATE_LIMITED' ? { ...rejection, status: 503 } : rejection),
  },
} satisfies Fault;
