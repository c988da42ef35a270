import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/bend.ts';

/** The request is echoed for debugging, headers and all. */
export default {
  name: 'key-echoed-in-success',
  defect: 'A listing echoes the headers of the request.',
  format: 'structured-error',
  breaks: ['leaks/secrets'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'listQrcodes' && answer.status === 200
        ? withBody(answer, (body) => ({ ...body, request: { headers: Object.fromEntries(call.headers) } }))
        : answer,
  },
} satisfies Fault;
