import type { Fault } from '../fault.ts';
import { refuses, withError, withoutMember } from '../structured-error/bend.ts';

/** The code says it all, its author thought. */
export default {
  name: 'message-missing',
  defect: 'A not-found error has no message.',
  format: 'structured-error',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (refuses(answer, 'NOT_FOUND') ? withError(answer, (error) => withoutMember(error, 'message')) : answer),
  },
} satisfies Fault;
