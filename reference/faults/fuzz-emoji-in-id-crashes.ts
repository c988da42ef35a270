import type { Fault } from '../fault.ts';
import { SERVER_ERROR } from '../structured-error/outcome.ts';

/** The id is looked up in a column of three-byte characters. */
export default {
  name: 'fuzz-emoji-in-id-crashes',
  defect: 'An id with a character beyond the basic plane is a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  found: 'fuzz',
  seams: {
    refuses: (refusal, call) => (/[\u{10000}-\u{10ffff}]/u.test(call.id) ? SERVER_ERROR : refusal),
  },
} satisfies Fault;
