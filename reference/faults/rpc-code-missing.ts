import { isRejection } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The authentication filter does not know the envelope. */
export default {
  name: 'rpc-code-missing',
  defect: 'The answer to an invalid API key has only a message and no `code`.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (isRejection(answer, 401) ? { ...answer, body: { message: 'The API key is not valid.' } } : answer),
  },
} satisfies Fault;
