import type { Fault } from '../fault.ts';

/** The message of the socket is passed on. */
export default {
  name: 'inner-service-in-message',
  defect: 'The message of a not-found error contains the address of the database.',
  format: 'structured-error',
  breaks: ['leaks/internals'],
  seams: {
    rejects: (rejection) => (rejection.code === 'NOT_FOUND' ? { ...rejection, message: 'connect ECONNREFUSED 10.0.3.7:5432' } : rejection),
  },
} satisfies Fault;
