import { isRejection } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The body is filled in before the error occurs. */
export default {
  name: 'rpc-code-0-under-400',
  defect: 'A certificate that cannot be verified is answered with HTTP 400, `code` 0 and no `error_code`.',
  format: 'code-envelope',
  breaks: ['envelope/error-is-no-success'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'verifyCertificate' && isRejection(answer, 400)
        ? { ...answer, body: { code: 0, message: 'ok', data: null } }
        : answer,
  },
} satisfies Fault;
