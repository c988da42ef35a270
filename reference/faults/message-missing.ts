import type { Fault } from '../fault.ts';
import { isRejection, withError, withoutMember } from '../structured-error/fault-helpers.ts';

/** The author considers the code sufficient. */
export default {
  name: 'message-missing',
  defect: 'A not-found error has no message.',
  format: 'structured-error',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (isRejection(answer, 'NOT_FOUND') ? withError(answer, (error) => withoutMember(error, 'message')) : answer),
  },
} satisfies Fault;
