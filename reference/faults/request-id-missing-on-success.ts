import type { Fault } from '../fault.ts';
import { isRejection, withBody, withoutMember } from '../structured-error/fault-helpers.ts';

/** Only the error handler adds the id. */
export default {
  name: 'request-id-missing-on-success',
  defect: 'Successes carry no `request_id`.',
  format: 'structured-error',
  breaks: ['envelope/request-id'],
  seams: {
    answers: (answer) => (isRejection(answer) ? answer : withBody(answer, (body) => withoutMember(body, 'request_id'))),
  },
} satisfies Fault;
