import { refuses, withBody, withoutMember } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A member that is left out where it is empty, and sometimes where it is not. */
export default {
  name: 'rpc-success-without-data',
  defect: 'getTemplate answers a success without data.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getTemplate' && !refuses(answer) ? withBody(answer, (body) => withoutMember(body, 'data')) : answer,
  },
} satisfies Fault;
