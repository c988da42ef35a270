import type { Fault } from '../fault.ts';

/** The message of the database driver is passed on. */
export default {
  name: 'query-in-message',
  defect: 'The message of a not-found error contains an SQL query.',
  format: 'structured-error',
  breaks: ['leaks/internals'],
  seams: {
    rejects: (rejection) =>
      rejection.code === 'NOT_FOUND'
        ? { ...rejection, message: 'no rows: SELECT id, type, name FROM qrcodes WHERE id = $1 AND owner = $2' }
        : rejection,
  },
} satisfies Fault;
