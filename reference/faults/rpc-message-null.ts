import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A text that was never set. */
export default {
  name: 'rpc-message-null',
  defect: 'The message of a refused write is null.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (refuses(answer, 403) ? withBody(answer, (body) => ({ ...body, message: null })) : answer),
  },
} satisfies Fault;
