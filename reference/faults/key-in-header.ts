import type { Fault } from '../fault.ts';
import { isRejection } from '../structured-error/fault-helpers.ts';

/** A gateway reflects the headers that it forwards. */
export default {
  name: 'key-in-header',
  defect: 'The server repeats the API key in a header of not-found answers.',
  format: 'structured-error',
  breaks: ['leaks/secrets'],
  seams: {
    answers: (answer, call) =>
      isRejection(answer, 'NOT_FOUND')
        ? { ...answer, headers: { ...answer.headers, 'X-Consumer': call.headers.get('X-API-Key') ?? '' } }
        : answer,
  },
} satisfies Fault;
