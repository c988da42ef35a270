import type { Fault } from '../fault.ts';

/** The transaction is never committed. */
export default {
  name: 'update-changes-nothing',
  defect: 'An update is confirmed and changes nothing.',
  format: 'structured-error',
  breaks: ['accept/updates'],
  seams: {
    changes: (before) => before,
  },
} satisfies Fault;
