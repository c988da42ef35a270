import type { Fault } from '../fault.ts';
import { isRejection, withError } from '../structured-error/fault-helpers.ts';

/** The repository returns the row, and the error handler sends it. */
export default {
  name: 'error-carries-data',
  defect: 'The message of a rejected update is the stored code instead of a string.',
  format: 'structured-error',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'updateQrcode' && isRejection(answer, 'VALIDATION_ERROR')
        ? withError(answer, (error) => ({ ...error, message: { id: call.id, type: 'url', name: 'Menu' } }))
        : answer,
  },
} satisfies Fault;
