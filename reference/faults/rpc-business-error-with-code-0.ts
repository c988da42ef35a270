import { refuses, withBody } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The call went well; only the business did not. */
export default {
  name: 'rpc-business-error-with-code-0',
  defect: 'Business errors of addRecord come with HTTP 200 and code 0 beside their error_code.',
  format: 'code-envelope',
  breaks: ['envelope/error-is-no-success'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'addRecord' && refuses(answer, 400)
        ? { ...withBody(answer, (body) => ({ ...body, code: 0 })), status: 200 }
        : answer,
  },
} satisfies Fault;
