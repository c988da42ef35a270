import type { Fault } from '../fault.ts';
import { refuses, withBody, withoutMember } from '../structured-error/bend.ts';

/** Clients can count, its author thought. */
export default {
  name: 'bulk-without-summary',
  defect: 'A bulk answer has no summary.',
  format: 'structured-error',
  breaks: ['bulk/shape', 'envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'createQrcodesBulk' && !refuses(answer) ? withBody(answer, (body) => withoutMember(body, 'summary')) : answer,
  },
} satisfies Fault;
