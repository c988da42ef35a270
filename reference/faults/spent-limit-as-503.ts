import type { Fault } from '../fault.ts';

/** A load balancer that sheds load. */
export default {
  name: 'spent-limit-as-503',
  defect: 'A spent limit is answered 503.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    refuses: (refusal) => (refusal.code === 'RATE_LIMITED' ? { ...refusal, status: 503 } : refusal),
  },
} satisfies Fault;
