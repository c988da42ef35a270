import type { Fault } from '../fault.ts';

/** The permission check reveals what it protects. */
export default {
  name: 'foreign-code-forbidden',
  defect: 'The server answers 403 FORBIDDEN for a code of another account instead of 404 NOT_FOUND.',
  format: 'structured-error',
  breaks: ['transport/status-documented'],
  seams: {
    rejects: (rejection) =>
      rejection.foreign === true ? { ...rejection, status: 403, code: 'FORBIDDEN', message: 'This code is not yours.' } : rejection,
  },
} satisfies Fault;
