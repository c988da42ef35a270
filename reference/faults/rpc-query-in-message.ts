import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The text of the database driver is passed on. */
export default {
  name: 'rpc-query-in-message',
  defect: 'The message for an unknown record contains a database query.',
  format: 'code-envelope',
  breaks: ['leaks/internals', 'codes/message'],
  seams: {
    rejects: (rejection) =>
      hasCode(rejection, 100303) ? { ...rejection, message: 'No rows: SELECT * FROM records WHERE id = ? AND org_id = ?' } : rejection,
  },
} satisfies Fault;
