import { refuses, textOf, withText } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** JSON that is put together by hand. */
export default {
  name: 'rpc-error-with-trailing-comma',
  defect: 'Business errors have a comma before their last brace.',
  format: 'code-envelope',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (refuses(answer, 400) ? withText(answer, `${textOf(answer).slice(0, -1)},}`) : answer),
  },
} satisfies Fault;
