import type { Fault } from '../fault.ts';
import { isRejection } from '../structured-error/fault-helpers.ts';

/** The renderer waits for a worker that does not exist. */
export default {
  name: 'image-never-answers',
  defect: 'The server never answers a request for an image in an unknown format.',
  format: 'structured-error',
  breaks: ['transport/answers'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getQrcodeImage' && isRejection(answer, 'VALIDATION_ERROR') ? new Promise(() => undefined) : answer,
  },
} satisfies Fault;
