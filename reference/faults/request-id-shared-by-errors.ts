import type { Fault } from '../fault.ts';
import { refuses, withBody } from '../structured-error/bend.ts';

const ID = '7b8e2f04-41d6-4f7e-9c7d-2f1d5a6b9c33';

/** The error object is a constant, its id with it. */
export default {
  name: 'request-id-shared-by-errors',
  defect: 'All not-found errors carry the same request id.',
  format: 'structured-error',
  breaks: ['envelope/request-id-unique'],
  seams: {
    answers: (answer) => (refuses(answer, 'NOT_FOUND') ? withBody(answer, (body) => ({ ...body, request_id: ID })) : answer),
  },
} satisfies Fault;
