import type { Fault } from '../fault.ts';

/** The message of the database driver is passed on. */
export default {
  name: 'query-in-message',
  defect: 'A not-found error shows the SQL query.',
  format: 'structured-error',
  breaks: ['leaks/internals'],
  seams: {
    refuses: (refusal) =>
      refusal.code === 'NOT_FOUND'
        ? { ...refusal, message: 'no rows: SELECT id, type, name FROM qrcodes WHERE id = $1 AND owner = $2' }
        : refusal,
  },
} satisfies Fault;
