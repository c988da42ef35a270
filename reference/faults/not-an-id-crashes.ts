import type { Fault } from '../fault.ts';
import { SERVER_ERROR } from '../structured-error/outcome.ts';

/** The database cannot cast the id. */
export default {
  name: 'not-an-id-crashes',
  defect: 'An id that is no UUID is a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    refuses: (refusal, call) => (call.id !== '' && !/^[0-9a-f-]{36}$/i.test(call.id) ? SERVER_ERROR : refusal),
  },
} satisfies Fault;
