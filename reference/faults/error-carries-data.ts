import type { Fault } from '../fault.ts';
import { refuses, withError } from '../structured-error/bend.ts';

/** The repository returns the row, and the error handler sends all it has. */
export default {
  name: 'error-carries-data',
  defect: 'The message of a refused update is no text, but the stored code.',
  format: 'structured-error',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'updateQrcode' && refuses(answer, 'VALIDATION_ERROR')
        ? withError(answer, (error) => ({ ...error, message: { id: call.id, type: 'url', name: 'Menu' } }))
        : answer,
  },
} satisfies Fault;
