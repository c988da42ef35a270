import { refuses, withBody, withoutMember } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The number says it all. */
export default {
  name: 'rpc-message-missing',
  defect: 'Business errors have no message.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (refuses(answer, 400) ? withBody(answer, (body) => withoutMember(body, 'message')) : answer),
  },
} satisfies Fault;
