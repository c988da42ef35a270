import type { Fault } from '../fault.ts';
import { withError } from '../structured-error/fault-helpers.ts';

/** The HTTP status is reused as the error code. */
export default {
  name: 'code-as-number',
  defect: '`error.code` is a number instead of a string.',
  format: 'structured-error',
  breaks: ['envelope/shape', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) => withError(answer, (error) => ({ ...error, code: answer.status })),
  },
} satisfies Fault;
