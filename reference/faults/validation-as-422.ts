import type { Fault } from '../fault.ts';

/** The validation library chooses the status. */
export default {
  name: 'validation-as-422',
  defect: 'The server answers validation errors with 422 instead of 400.',
  format: 'structured-error',
  breaks: ['transport/status-documented'],
  seams: {
    rejects: (rejection) => (rejection.code === 'VALIDATION_ERROR' ? { ...rejection, status: 422 } : rejection),
  },
} satisfies Fault;
