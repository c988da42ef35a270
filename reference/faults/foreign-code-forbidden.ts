import type { Fault } from '../fault.ts';

/** A guard that tells what it guards. */
export default {
  name: 'foreign-code-forbidden',
  defect: 'A code of another account is answered 403 FORBIDDEN.',
  format: 'structured-error',
  breaks: ['transport/status-documented'],
  seams: {
    refuses: (refusal) =>
      refusal.foreign === true ? { ...refusal, status: 403, code: 'FORBIDDEN', message: 'This code is not yours.' } : refusal,
  },
} satisfies Fault;
