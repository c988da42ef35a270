import type { Fault } from '../fault.ts';

/** The text was lost during translation. */
export default {
  name: 'message-empty',
  defect: 'A not-found error has an empty message.',
  format: 'structured-error',
  breaks: ['envelope/message'],
  seams: {
    rejects: (rejection) => (rejection.code === 'NOT_FOUND' ? { ...rejection, message: '' } : rejection),
  },
} satisfies Fault;
