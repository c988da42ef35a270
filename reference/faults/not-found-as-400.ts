import type { Fault } from '../fault.ts';

/** One status for all mistakes of clients. */
export default {
  name: 'not-found-as-400',
  defect: 'A code that is not there is answered 400 NOT_FOUND.',
  format: 'structured-error',
  breaks: ['codes/status'],
  seams: {
    refuses: (refusal) => (refusal.code === 'NOT_FOUND' ? { ...refusal, status: 400 } : refusal),
  },
} satisfies Fault;
