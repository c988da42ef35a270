import type { Fault } from '../fault.ts';

/** An assertion message includes its location. */
export default {
  name: 'source-path-in-message',
  defect: 'The message of a validation error names a source file.',
  format: 'structured-error',
  breaks: ['leaks/internals'],
  seams: {
    rejects: (rejection) =>
      rejection.code === 'VALIDATION_ERROR'
        ? { ...rejection, message: 'Check failed at /srv/app/src/validators/qrcode.ts:41:9' }
        : rejection,
  },
} satisfies Fault;
