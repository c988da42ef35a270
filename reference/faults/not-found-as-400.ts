import type { Fault } from '../fault.ts';

/** The server uses one status for all client errors. */
export default {
  name: 'not-found-as-400',
  defect: 'The server answers NOT_FOUND with status 400.',
  format: 'structured-error',
  breaks: ['codes/status'],
  seams: {
    rejects: (rejection) => (rejection.code === 'NOT_FOUND' ? { ...rejection, status: 400 } : rejection),
  },
} satisfies Fault;
