import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

const ID = '0d9f6a53-7e0c-4c1b-8a55-6cbb0f3a4a10';

/** The id is created when the module is loaded. */
export default {
  name: 'request-id-per-process',
  defect: 'All answers carry the same `request_id`.',
  format: 'structured-error',
  breaks: ['envelope/request-id-unique'],
  seams: {
    answers: (answer) => withBody(answer, (body) => ({ ...body, request_id: ID })),
  },
} satisfies Fault;
