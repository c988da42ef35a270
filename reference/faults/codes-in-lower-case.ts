import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { withError } from '../structured-error/fault-helpers.ts';

/** The enumeration is sent as it is spelled in the source code. */
export default {
  name: 'codes-in-lower-case',
  defect: 'The server writes error codes in lower case.',
  format: 'structured-error',
  breaks: ['codes/documented', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) => withError(answer, (error) => ({ ...error, code: String(member(error, 'code')).toLowerCase() })),
  },
} satisfies Fault;
