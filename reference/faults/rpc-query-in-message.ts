import { tells } from '../code-envelope/bend.ts';
import type { Fault } from '../lie.ts';

/** The text of the database, passed on. */
export default {
  name: 'rpc-query-in-message',
  lie: 'The message of an unknown record shows a query.',
  format: 'code-envelope',
  breaks: ['leaks/internals', 'codes/message'],
  seams: {
    refuses: (refusal) =>
      tells(refusal, 100303) ? { ...refusal, message: 'No rows: SELECT * FROM records WHERE id = ? AND org_id = ?' } : refusal,
  },
} satisfies Fault;
