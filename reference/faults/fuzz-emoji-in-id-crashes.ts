import type { Fault } from '../fault.ts';
import { SERVER_ERROR } from '../structured-error/outcome.ts';

/** The id is looked up in a database column of three-byte characters. */
export default {
  name: 'fuzz-emoji-in-id-crashes',
  defect: 'The server answers an id that has a character beyond U+FFFF with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  foundBy: 'fuzz',
  seams: {
    rejects: (rejection, call) => (/[\u{10000}-\u{10ffff}]/u.test(call.id) ? SERVER_ERROR : rejection),
  },
} satisfies Fault;
