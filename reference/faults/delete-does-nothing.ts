import type { Fault } from '../fault.ts';

/** Deletion is queued, and the job never runs. */
export default {
  name: 'delete-does-nothing',
  defect: 'The server confirms a deletion and keeps the code.',
  format: 'structured-error',
  breaks: ['accept/gone-is-gone', 'codes/cause'],
  seams: {
    removes: () => false,
  },
} satisfies Fault;
