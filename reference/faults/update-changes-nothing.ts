import type { Fault } from '../fault.ts';

/** The transaction is never committed. */
export default {
  name: 'update-changes-nothing',
  defect: 'The server confirms an update and changes nothing.',
  format: 'structured-error',
  breaks: ['accept/updates'],
  seams: {
    updates: (before) => before,
  },
} satisfies Fault;
