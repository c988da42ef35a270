import { refuses, textOf, withText } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A buffer that is one byte short. */
export default {
  name: 'rpc-error-truncated',
  defect: 'The last brace of business errors is missing.',
  format: 'code-envelope',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (refuses(answer, 400) ? withText(answer, textOf(answer).slice(0, -1)) : answer),
  },
} satisfies Fault;
