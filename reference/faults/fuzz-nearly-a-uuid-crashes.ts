import type { Fault } from '../fault.ts';
import { SERVER_ERROR } from '../structured-error/outcome.ts';

/** Groups and hyphens of the id are checked but not its digits, so the database cannot cast it. */
export default {
  name: 'fuzz-nearly-a-uuid-crashes',
  defect: 'The server answers an id that is a UUID except for a letter beyond `f` with a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  foundBy: 'fuzz',
  seams: {
    rejects: (rejection, call) =>
      /^[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$/.test(call.id) && /[g-z]/.test(call.id) ? SERVER_ERROR : rejection,
  },
} satisfies Fault;
