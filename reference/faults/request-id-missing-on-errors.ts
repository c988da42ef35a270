import type { Fault } from '../fault.ts';
import { refuses, withBody, withoutMember } from '../structured-error/bend.ts';

/** The error handler stands outside the middleware that adds the id. */
export default {
  name: 'request-id-missing-on-errors',
  defect: 'Errors carry no request id.',
  format: 'structured-error',
  breaks: ['envelope/request-id'],
  seams: {
    answers: (answer) => (refuses(answer) ? withBody(answer, (body) => withoutMember(body, 'request_id')) : answer),
  },
} satisfies Fault;
