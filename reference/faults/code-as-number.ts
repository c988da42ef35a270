import type { Fault } from '../fault.ts';
import { withError } from '../structured-error/bend.ts';

/** The code is the HTTP status. */
export default {
  name: 'code-as-number',
  defect: '`error.code` is a number.',
  format: 'structured-error',
  breaks: ['envelope/shape', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) => withError(answer, (error) => ({ ...error, code: answer.status })),
  },
} satisfies Fault;
