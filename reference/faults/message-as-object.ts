import type { Fault } from '../fault.ts';
import { refuses, withError } from '../structured-error/bend.ts';

/** Translations are sent along instead of being chosen. */
export default {
  name: 'message-as-object',
  defect: 'The message of a bad key is an object of languages.',
  format: 'structured-error',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) =>
      refuses(answer, 'UNAUTHORIZED') ? withError(answer, (error) => ({ ...error, message: { en: 'No valid key.' } })) : answer,
  },
} satisfies Fault;
