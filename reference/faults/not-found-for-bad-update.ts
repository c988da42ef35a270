import type { Fault } from '../fault.ts';
import { NOT_FOUND } from '../structured-error/outcome.ts';

/** The invalid update changes no row, so the server assumes that there was none. */
export default {
  name: 'not-found-for-bad-update',
  defect: 'The server answers an invalid update with NOT_FOUND.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection, call) => (call.operation === 'updateQrcode' && rejection.code === 'VALIDATION_ERROR' ? NOT_FOUND : rejection),
  },
} satisfies Fault;
