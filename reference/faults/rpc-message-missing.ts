import { isRejection, withBody, withoutMember } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author considers the number sufficient. */
export default {
  name: 'rpc-message-missing',
  defect: 'Business errors have no message.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (isRejection(answer, 400) ? withBody(answer, (body) => withoutMember(body, 'message')) : answer),
  },
} satisfies Fault;
