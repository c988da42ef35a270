import type { Fault } from '../fault.ts';

/** Errors are returned, not thrown, and the framework says 200. */
export default {
  name: 'error-as-200',
  defect: 'Reading a code that is not there is answered 200 with the error.',
  format: 'structured-error',
  breaks: ['envelope/error-is-no-success', 'accept/gone-is-gone'],
  seams: {
    refuses: (refusal, call) => (call.operation === 'getQrcode' && refusal.code === 'NOT_FOUND' ? { ...refusal, status: 200 } : refusal),
  },
} satisfies Fault;
