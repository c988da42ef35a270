import type { Fault } from '../fault.ts';

/** All headers of the request come back, prefixed. */
export default {
  name: 'rpc-key-in-answer-header',
  defect: 'The key comes back in a header of getContent.',
  format: 'code-envelope',
  breaks: ['leaks/secrets'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getContent'
        ? { ...answer, headers: { ...answer.headers, 'X-Forwarded-Authorization': call.headers.get('Authorization') ?? '' } }
        : answer,
  },
} satisfies Fault;
