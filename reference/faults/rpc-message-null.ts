import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The text was never set. */
export default {
  name: 'rpc-message-null',
  defect: 'The message of a rejected write is null.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (isRejection(answer, 403) ? withBody(answer, (body) => ({ ...body, message: null })) : answer),
  },
} satisfies Fault;
