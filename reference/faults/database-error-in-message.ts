import type { Fault } from '../fault.ts';

/** The message of the database driver is passed on. */
export default {
  name: 'database-error-in-message',
  defect: 'The message of a validation error contains an error of the database.',
  format: 'structured-error',
  breaks: ['leaks/internals'],
  seams: {
    rejects: (rejection) =>
      rejection.code === 'VALIDATION_ERROR' ? { ...rejection, message: "Data too long for column 'name' at row 1" } : rejection,
  },
} satisfies Fault;
