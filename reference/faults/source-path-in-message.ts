import type { Fault } from '../fault.ts';

/** An assertion names its place. */
export default {
  name: 'source-path-in-message',
  defect: 'The message of a validation error names a source file.',
  format: 'structured-error',
  breaks: ['leaks/internals'],
  seams: {
    refuses: (refusal) =>
      refusal.code === 'VALIDATION_ERROR' ? { ...refusal, message: 'Check failed at /srv/app/src/validators/qrcode.ts:41:9' } : refusal,
  },
} satisfies Fault;
