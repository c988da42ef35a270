import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

/** The result type always has a value and an error. */
export default {
  name: 'success-with-error-member',
  defect: 'A successful read of a code also contains `error`.',
  format: 'structured-error',
  breaks: ['envelope/error-is-no-success'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getQrcode' && answer.status === 200
        ? withBody(answer, (body) => ({ ...body, error: { code: 'NONE', message: 'No error.' } }))
        : answer,
  },
} satisfies Fault;
