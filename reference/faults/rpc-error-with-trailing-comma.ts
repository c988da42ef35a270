import { isRejection, textOf, withText } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The JSON is concatenated by hand. */
export default {
  name: 'rpc-error-with-trailing-comma',
  defect: 'Business errors have a comma before their last brace.',
  format: 'code-envelope',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (isRejection(answer, 400) ? withText(answer, `${textOf(answer).slice(0, -1)},}`) : answer),
  },
} satisfies Fault;
