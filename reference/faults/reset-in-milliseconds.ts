import type { Fault } from '../fault.ts';

/** JavaScript's clock counts milliseconds. */
export default {
  name: 'reset-in-milliseconds',
  defect: '`X-RateLimit-Reset` is in milliseconds instead of seconds.',
  format: 'structured-error',
  breaks: ['limits/headers'],
  seams: {
    answers: (answer) =>
      'X-RateLimit-Reset' in answer.headers
        ? { ...answer, headers: { ...answer.headers, 'X-RateLimit-Reset': `${answer.headers['X-RateLimit-Reset']}000` } }
        : answer,
  },
} satisfies Fault;
