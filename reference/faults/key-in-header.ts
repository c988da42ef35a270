import type { Fault } from '../fault.ts';
import { refuses } from '../structured-error/bend.ts';

/** A gateway that reflects what it forwards. */
export default {
  name: 'key-in-header',
  defect: 'Not-found answers repeat the key in a header.',
  format: 'structured-error',
  breaks: ['leaks/secrets'],
  seams: {
    answers: (answer, call) =>
      refuses(answer, 'NOT_FOUND')
        ? { ...answer, headers: { ...answer.headers, 'X-Consumer': call.headers.get('X-API-Key') ?? '' } }
        : answer,
  },
} satisfies Fault;
