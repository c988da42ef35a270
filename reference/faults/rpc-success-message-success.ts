import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author prefers another word. */
export default {
  name: 'rpc-success-message-success',
  defect: 'The message of a success is "success" instead of "ok" or an empty string.',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer) => (isRejection(answer) ? answer : withBody(answer, (body) => ({ ...body, message: 'success' }))),
  },
} satisfies Fault;
