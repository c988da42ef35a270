import type { Fault } from '../fault.ts';

/** The text was lost with its translation. */
export default {
  name: 'message-empty',
  defect: 'A not-found error has an empty message.',
  format: 'structured-error',
  breaks: ['envelope/message'],
  seams: {
    refuses: (refusal) => (refusal.code === 'NOT_FOUND' ? { ...refusal, message: '' } : refusal),
  },
} satisfies Fault;
