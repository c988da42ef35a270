import type { Fault } from '../fault.ts';
import { refuses } from '../structured-error/bend.ts';

/** The renderer waits for a worker that never comes. */
export default {
  name: 'image-never-answers',
  defect: 'An image in an unknown format is never answered.',
  format: 'structured-error',
  breaks: ['transport/answers'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'getQrcodeImage' && refuses(answer, 'VALIDATION_ERROR') ? new Promise(() => undefined) : answer,
  },
} satisfies Fault;
