import type { Fault } from '../fault.ts';

/** The error code hides the resource, the message reveals it. */
export default {
  name: 'foreign-code-told-by-message',
  defect: 'The NOT_FOUND answer for a code of another account has a different message than the one for an unknown code.',
  format: 'structured-error',
  breaks: ['access/foreign-is-unknown'],
  seams: {
    rejects: (rejection) =>
      rejection.foreign === true ? { ...rejection, message: 'This QR code belongs to another account.' } : rejection,
  },
} satisfies Fault;
