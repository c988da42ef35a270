import type { Fault } from '../fault.ts';

/** Errors are returned instead of thrown, so the framework sends 200. */
export default {
  name: 'error-as-200',
  defect: 'The server answers a read of an unknown code with the error under status 200.',
  format: 'structured-error',
  breaks: ['envelope/error-is-no-success', 'accept/gone-is-gone'],
  seams: {
    rejects: (rejection, call) =>
      call.operation === 'getQrcode' && rejection.code === 'NOT_FOUND' ? { ...rejection, status: 200 } : rejection,
  },
} satisfies Fault;
