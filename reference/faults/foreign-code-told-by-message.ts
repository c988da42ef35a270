import type { Fault } from '../fault.ts';

/** The code is right, the text tells. */
export default {
  name: 'foreign-code-told-by-message',
  defect: 'A code of another account is NOT_FOUND with a text of its own.',
  format: 'structured-error',
  breaks: ['access/foreign-is-unknown'],
  seams: {
    refuses: (refusal) => (refusal.foreign === true ? { ...refusal, message: 'This QR code belongs to another account.' } : refusal),
  },
} satisfies Fault;
