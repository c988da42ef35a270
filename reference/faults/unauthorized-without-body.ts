import type { Fault } from '../fault.ts';
import { refuses, withText } from '../structured-error/bend.ts';

/** A gateway in front checks the key and says no more than the status. */
export default {
  name: 'unauthorized-without-body',
  defect: 'A bad key is answered with a bare 401 without a body.',
  format: 'structured-error',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (refuses(answer, 'UNAUTHORIZED') ? withText(answer, '', 'text/plain') : answer),
  },
} satisfies Fault;
