import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/bend.ts';

/** A result type that always has both halves. */
export default {
  name: 'success-with-error-member',
  defect: 'Reading a code is answered with the code and an `error`.',
  format: 'structured-error',
  breaks: ['envelope/error-is-no-success'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getQrcode' && answer.status === 200
        ? withBody(answer, (body) => ({ ...body, error: { code: 'NONE', message: 'No error.' } }))
        : answer,
  },
} satisfies Fault;
