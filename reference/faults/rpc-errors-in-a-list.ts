import { isRejection, textOf, withText } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author expects several errors at once. */
export default {
  name: 'rpc-errors-in-a-list',
  defect: 'The server answers invalid parameters with a list of one error instead of an error object.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (isRejection(answer, 100301) ? withText(answer, `[${textOf(answer)}]`) : answer),
  },
} satisfies Fault;
