import { DETAILS } from '../code-envelope/codes.ts';
import { hasCode } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The wrong line of the table is read. */
export default {
  name: 'rpc-message-of-the-neighbour',
  defect: 'The error 100309 has the message of 100308.',
  format: 'code-envelope',
  breaks: ['codes/message'],
  seams: {
    rejects: (rejection) => (hasCode(rejection, 100309) ? { ...rejection, message: DETAILS[100308] } : rejection),
  },
} satisfies Fault;
