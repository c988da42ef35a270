import type { Fault } from '../fault.ts';

/** A validation library brings its own status. */
export default {
  name: 'validation-as-422',
  defect: 'Validation errors come with 422.',
  format: 'structured-error',
  breaks: ['transport/status-documented'],
  seams: {
    refuses: (refusal) => (refusal.code === 'VALIDATION_ERROR' ? { ...refusal, status: 422 } : refusal),
  },
} satisfies Fault;
