import type { Fault } from '../lie.ts';
import { withError } from '../structured-error/bend.ts';

/** The code is the HTTP status. */
export default {
  name: 'code-as-number',
  lie: '`error.code` is a number.',
  format: 'structured-error',
  breaks: ['envelope/shape', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) => withError(answer, (error) => ({ ...error, code: answer.status })),
  },
} satisfies Fault;
