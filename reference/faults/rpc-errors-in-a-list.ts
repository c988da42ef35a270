import { refuses, textOf, withText } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A list, because there could be several. */
export default {
  name: 'rpc-errors-in-a-list',
  defect: 'Invalid parameters are answered with a list of one error.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (refuses(answer, 100301) ? withText(answer, `[${textOf(answer)}]`) : answer),
  },
} satisfies Fault;
