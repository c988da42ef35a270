import type { Fault } from '../fault.ts';

/** All request headers are sent back with a prefix. */
export default {
  name: 'rpc-key-in-answer-header',
  defect: 'A header of the getContent answer repeats the API key.',
  format: 'code-envelope',
  breaks: ['leaks/secrets'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getContent'
        ? { ...answer, headers: { ...answer.headers, 'X-Forwarded-Authorization': call.headers.get('Authorization') ?? '' } }
        : answer,
  },
} satisfies Fault;
