import { isRejection, withText } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** A proxy checks the API keys and sends no body. */
export default {
  name: 'rpc-unauthorized-without-body',
  defect: 'The server answers an invalid API key with 401 and no body.',
  format: 'code-envelope',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (isRejection(answer, 401) ? withText(answer, '') : answer),
  },
} satisfies Fault;
