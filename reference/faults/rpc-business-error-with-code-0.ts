import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author considers the call successful and only the business operation failed. */
export default {
  name: 'rpc-business-error-with-code-0',
  defect: 'addRecord sends business errors with HTTP 200, `code` 0 and an `error_code`.',
  format: 'code-envelope',
  breaks: ['envelope/error-is-no-success'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'addRecord' && isRejection(answer, 400)
        ? { ...withBody(answer, (body) => ({ ...body, code: 0 })), status: 200 }
        : answer,
  },
} satisfies Fault;
