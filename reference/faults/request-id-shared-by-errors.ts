import type { Fault } from '../fault.ts';
import { isRejection, withBody } from '../structured-error/fault-helpers.ts';

const ID = '7b8e2f04-41d6-4f7e-9c7d-2f1d5a6b9c33';

/** The error object is a constant that includes its id. */
export default {
  name: 'request-id-shared-by-errors',
  defect: 'All not-found errors carry the same `request_id`.',
  format: 'structured-error',
  breaks: ['envelope/request-id-unique'],
  seams: {
    answers: (answer) => (isRejection(answer, 'NOT_FOUND') ? withBody(answer, (body) => ({ ...body, request_id: ID })) : answer),
  },
} satisfies Fault;
