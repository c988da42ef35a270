import type { Fault } from '../fault.ts';
import { refuses, withBody, withError, withoutMember } from '../structured-error/bend.ts';

const ID = '4b1f2c0e-33a5-4d0a-9d5b-0f5c8e1d7a11';

/** The id is taken for a part of the error. */
export default {
  name: 'request-id-inside-error',
  defect: 'The request id stands in `error`.',
  format: 'structured-error',
  breaks: ['envelope/request-id'],
  seams: {
    answers: (answer) =>
      withError(
        withBody(answer, (body) => (refuses(answer) ? withoutMember(body, 'request_id') : body)),
        (error) => ({ ...error, request_id: ID }),
      ),
  },
} satisfies Fault;
