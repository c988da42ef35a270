import { isRejection, withBody, withoutMember } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The serializer omits a member that it considers empty. */
export default {
  name: 'rpc-success-without-data',
  defect: 'A success of getTemplate has no `data`.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getTemplate' && !isRejection(answer) ? withBody(answer, (body) => withoutMember(body, 'data')) : answer,
  },
} satisfies Fault;
