import type { Fault } from '../fault.ts';
import { isRejection, withBody, withError, withoutMember } from '../structured-error/fault-helpers.ts';

const ID = '4b1f2c0e-33a5-4d0a-9d5b-0f5c8e1d7a11';

/** The id is treated as part of the error. */
export default {
  name: 'request-id-inside-error',
  defect: '`request_id` is inside `error` instead of beside it.',
  format: 'structured-error',
  breaks: ['envelope/request-id'],
  seams: {
    answers: (answer) =>
      withError(
        withBody(answer, (body) => (isRejection(answer) ? withoutMember(body, 'request_id') : body)),
        (error) => ({ ...error, request_id: ID }),
      ),
  },
} satisfies Fault;
