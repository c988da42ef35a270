import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

/** The request is echoed for debugging, including its headers. */
export default {
  name: 'key-echoed-in-success',
  defect: 'A listing repeats the headers of the request, including the API key.',
  format: 'structured-error',
  breaks: ['leaks/secrets'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'listQrcodes' && answer.status === 200
        ? withBody(answer, (body) => ({ ...body, request: { headers: Object.fromEntries(call.headers) } }))
        : answer,
  },
} satisfies Fault;
