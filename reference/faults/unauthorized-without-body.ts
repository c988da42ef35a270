import type { Fault } from '../fault.ts';
import { isRejection, withText } from '../structured-error/fault-helpers.ts';

/** A gateway checks the API key and sends only the status. */
export default {
  name: 'unauthorized-without-body',
  defect: 'The server answers an invalid API key with 401 and no body.',
  format: 'structured-error',
  breaks: ['transport/json'],
  seams: {
    answers: (answer) => (isRejection(answer, 'UNAUTHORIZED') ? withText(answer, '', 'text/plain') : answer),
  },
} satisfies Fault;
