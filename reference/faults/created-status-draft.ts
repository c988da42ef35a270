import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

/** New codes wait for a review; nobody told the documentation. */
export default {
  name: 'created-status-draft',
  defect: 'A new code has the status `draft`, not `active`.',
  format: 'structured-error',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'createQrcode' && answer.status === 201 ? withBody(answer, (body) => ({ ...body, status: 'draft' })) : answer,
  },
} satisfies Fault;
