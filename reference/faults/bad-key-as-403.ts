import type { Fault } from '../fault.ts';

/** The author mixes up "not authenticated" and "not authorised". */
export default {
  name: 'bad-key-as-403',
  defect: 'The server answers an invalid API key with 403 instead of 401.',
  format: 'structured-error',
  breaks: ['transport/status-documented'],
  seams: {
    rejects: (rejection) => (rejection.code === 'UNAUTHORIZED' ? { ...rejection, status: 403 } : rejection),
  },
} satisfies Fault;
