import type { Fault } from '../fault.ts';
import { withBody, withoutMember } from '../structured-error/fault-helpers.ts';

/** The serializer omits empty lists. */
export default {
  name: 'bulk-errors-left-out',
  defect: 'The answer to a bulk without invalid items lacks `errors`.',
  format: 'structured-error',
  breaks: ['bulk/shape', 'envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'createQrcodesBulk' && answer.status === 201 ? withBody(answer, (body) => withoutMember(body, 'errors')) : answer,
  },
} satisfies Fault;
