import { isRejection, textOf, withText } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The language prints a warning into the answer. */
export default {
  name: 'rpc-warning-before-json',
  defect: 'When the rate limit is exceeded, the server prints a deprecation notice before the JSON.',
  format: 'code-envelope',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (isRejection(answer, 429) ? withText(answer, `Deprecated: the limiter is old\n${textOf(answer)}`) : answer),
  },
} satisfies Fault;
