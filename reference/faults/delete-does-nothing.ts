import type { Fault } from '../fault.ts';

/** The job that deletes is never run. */
export default {
  name: 'delete-does-nothing',
  defect: 'A deletion is confirmed, and the code stays.',
  format: 'structured-error',
  breaks: ['accept/gone-is-gone', 'codes/cause'],
  seams: {
    removes: () => false,
  },
} satisfies Fault;
