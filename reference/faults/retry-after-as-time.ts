import type { Fault } from '../fault.ts';

/** The author copies the reset header. */
export default {
  name: 'retry-after-as-time',
  defect: '`Retry-After` is the Unix time of the reset instead of the seconds until then.',
  format: 'structured-error',
  breaks: ['limits/retry-after'],
  seams: {
    rejects: (rejection) => {
      const reset = String(Math.ceil(Date.now() / 1000) + 1);
      return rejection.code === 'RATE_LIMITED' ? { ...rejection, headers: { 'Retry-After': reset } } : rejection;
    },
  },
} satisfies Fault;
