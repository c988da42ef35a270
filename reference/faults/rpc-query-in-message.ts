import { hasCode } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The text of the database, passed on. */
export default {
  name: 'rpc-query-in-message',
  defect: 'The message of an unknown record shows a query.',
  format: 'code-envelope',
  breaks: ['leaks/internals', 'codes/message'],
  seams: {
    refuses: (refusal) =>
      hasCode(refusal, 100303) ? { ...refusal, message: 'No rows: SELECT * FROM records WHERE id = ? AND org_id = ?' } : refusal,
  },
} satisfies Fault;
