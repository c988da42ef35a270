import type { Fault } from '../fault.ts';
import { SERVER_ERROR } from '../structured-error/outcome.ts';

/** Groups and dashes are checked, digits are not; the database cannot cast the id. */
export default {
  name: 'fuzz-nearly-a-uuid-crashes',
  defect: 'An id with the groups of a UUID, but with another letter, is a server error.',
  format: 'structured-error',
  breaks: ['transport/no-server-error'],
  found: 'fuzz',
  seams: {
    refuses: (refusal, call) =>
      /^[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$/.test(call.id) && /[g-z]/.test(call.id) ? SERVER_ERROR : refusal,
  },
} satisfies Fault;
