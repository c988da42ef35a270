import type { Fault } from '../fault.ts';
import { isRejection, withError } from '../structured-error/fault-helpers.ts';

/** The server sends all translations instead of choosing one. */
export default {
  name: 'message-as-object',
  defect: 'The error message for an invalid API key is an object with one text per language.',
  format: 'structured-error',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) =>
      isRejection(answer, 'UNAUTHORIZED') ? withError(answer, (error) => ({ ...error, message: { en: 'No valid key.' } })) : answer,
  },
} satisfies Fault;
