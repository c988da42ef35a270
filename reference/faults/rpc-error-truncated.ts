import { isRejection, textOf, withText } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** A buffer is one byte too short. */
export default {
  name: 'rpc-error-truncated',
  defect: 'Business errors lack their last brace.',
  format: 'code-envelope',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (isRejection(answer, 400) ? withText(answer, textOf(answer).slice(0, -1)) : answer),
  },
} satisfies Fault;
