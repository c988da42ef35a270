import { refuses, textOf, withText } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A notice of the language on top of the answer. */
export default {
  name: 'rpc-warning-before-json',
  defect: 'A deprecation notice stands before the JSON of a spent limit.',
  format: 'code-envelope',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (refuses(answer, 429) ? withText(answer, `Deprecated: the limiter is old\n${textOf(answer)}`) : answer),
  },
} satisfies Fault;
