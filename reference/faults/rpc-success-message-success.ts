import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A message that says more than it should. */
export default {
  name: 'rpc-success-message-success',
  defect: 'The message of a success is "success".',
  format: 'code-envelope',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer) => (refuses(answer) ? answer : withBody(answer, (body) => ({ ...body, message: 'success' }))),
  },
} satisfies Fault;
