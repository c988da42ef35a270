import type { Fault } from '../fault.ts';
import { withBody, withoutMember } from '../structured-error/bend.ts';

/** An empty list is left out by the serializer. */
export default {
  name: 'bulk-errors-left-out',
  defect: 'A bulk without bad items has no `errors`.',
  format: 'structured-error',
  breaks: ['bulk/shape', 'envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'createQrcodesBulk' && answer.status === 201 ? withBody(answer, (body) => withoutMember(body, 'errors')) : answer,
  },
} satisfies Fault;
