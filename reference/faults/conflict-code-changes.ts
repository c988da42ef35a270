import type { Fault } from '../fault.ts';

/** The code is built from the time of the conflict. */
export default {
  name: 'conflict-code-changes',
  defect: 'The error code of a conflict changes with every answer.',
  format: 'structured-error',
  breaks: ['codes/steady'],
  seams: {
    rejects: (rejection, call) => (rejection.status === 409 ? { ...rejection, code: `CONFLICT_${call.number}` } : rejection),
  },
} satisfies Fault;
