import type { Fault } from '../fault.ts';

/** Not authenticated is taken for not authorised. */
export default {
  name: 'bad-key-as-403',
  defect: 'A bad key is answered 403.',
  format: 'structured-error',
  breaks: ['transport/status-documented'],
  seams: {
    refuses: (refusal) => (refusal.code === 'UNAUTHORIZED' ? { ...refusal, status: 403 } : refusal),
  },
} satisfies Fault;
