import type { Fault } from '../fault.ts';
import { refuses, withBody, withoutMember } from '../structured-error/bend.ts';

/** Only the error handler adds the id. */
export default {
  name: 'request-id-missing-on-success',
  defect: 'Successes carry no request id.',
  format: 'structured-error',
  breaks: ['envelope/request-id'],
  seams: {
    answers: (answer) => (refuses(answer) ? answer : withBody(answer, (body) => withoutMember(body, 'request_id'))),
  },
} satisfies Fault;
