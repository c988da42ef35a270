import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { withError } from '../structured-error/bend.ts';

/** An enumeration that is written as it is spelled in the source. */
export default {
  name: 'codes-in-lower-case',
  defect: 'Codes are written in lower case.',
  format: 'structured-error',
  breaks: ['codes/documented', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) => withError(answer, (error) => ({ ...error, code: String(member(error, 'code')).toLowerCase() })),
  },
} satisfies Fault;
