import type { Fault } from '../fault.ts';
import { isRejection, withBody, withoutMember } from '../structured-error/fault-helpers.ts';

/** The author assumed that clients can count for themselves. */
export default {
  name: 'bulk-without-summary',
  defect: 'A bulk answer lacks `summary`.',
  format: 'structured-error',
  breaks: ['bulk/shape', 'envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'createQrcodesBulk' && !isRejection(answer) ? withBody(answer, (body) => withoutMember(body, 'summary')) : answer,
  },
} satisfies Fault;
