import type { Fault } from '../fault.ts';
import { isRejection, withBody, withoutMember } from '../structured-error/fault-helpers.ts';

/** The error handler runs outside the middleware that adds the id. */
export default {
  name: 'request-id-missing-on-errors',
  defect: 'Errors carry no `request_id`.',
  format: 'structured-error',
  breaks: ['envelope/request-id'],
  seams: {
    answers: (answer) => (isRejection(answer) ? withBody(answer, (body) => withoutMember(body, 'request_id')) : answer),
  },
} satisfies Fault;
