import { refuses, withText } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The proxy in front checks the keys and says nothing. */
export default {
  name: 'rpc-unauthorized-without-body',
  defect: 'A bad key is answered 401 without a body.',
  format: 'code-envelope',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (refuses(answer, 401) ? withText(answer, '') : answer),
  },
} satisfies Fault;
