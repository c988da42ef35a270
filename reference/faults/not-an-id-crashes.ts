import type { Fault } from '../fault.ts';
import { SERVER_ERROR } from '../structured-error/outcome.ts';

/** The database cannot cast the id. */
export default {
  name: 'not-an-id-crashes',
  defect: 'The server answers an id that is not a UUID with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  seams: {
    rejects: (rejection, call) => (call.id !== '' && !/^[0-9a-f-]{36}$/i.test(call.id) ? SERVER_ERROR : rejection),
  },
} satisfies Fault;
