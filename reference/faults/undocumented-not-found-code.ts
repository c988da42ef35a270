import type { Fault } from '../fault.ts';

/** A finer code that no document knows. */
export default {
  name: 'undocumented-not-found-code',
  defect: 'A code that is not there is QRCODE_NOT_FOUND.',
  format: 'structured-error',
  breaks: ['codes/documented', 'accept/gone-is-gone'],
  seams: {
    refuses: (refusal) => (refusal.code === 'NOT_FOUND' ? { ...refusal, code: 'QRCODE_NOT_FOUND' } : refusal),
  },
} satisfies Fault;
