import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author wants to help with debugging. */
export default {
  name: 'rpc-key-echoed',
  defect: 'The answer to an invalid API key repeats the key.',
  format: 'code-envelope',
  breaks: ['leaks/secrets'],
  seams: {
    answers: (answer, call) =>
      isRejection(answer, 401) ? withBody(answer, (body) => ({ ...body, received: call.headers.get('Authorization') ?? '' })) : answer,
  },
} satisfies Fault;
