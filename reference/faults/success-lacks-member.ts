import type { Fault } from '../fault.ts';
import { withBody, withoutMember } from '../structured-error/fault-helpers.ts';

/** The serializer is the one of the first version. */
export default {
  name: 'success-lacks-member',
  defect: 'A code is returned without `updated_at`.',
  format: 'structured-error',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getQrcode' && answer.status === 200 ? withBody(answer, (body) => withoutMember(body, 'updated_at')) : answer,
  },
} satisfies Fault;
