import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** What was sent, for whoever has to find the mistake. */
export default {
  name: 'rpc-key-echoed',
  defect: 'A bad key is repeated in the answer.',
  format: 'code-envelope',
  breaks: ['leaks/secrets'],
  seams: {
    answers: (answer, call) =>
      refuses(answer, 401) ? withBody(answer, (body) => ({ ...body, received: call.headers.get('Authorization') ?? '' })) : answer,
  },
} satisfies Fault;
