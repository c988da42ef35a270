import type { Fault } from '../fault.ts';
import { NOT_FOUND } from '../structured-error/outcome.ts';

/** The update changes no row, so there was none. */
export default {
  name: 'not-found-for-bad-update',
  defect: 'A bad update is NOT_FOUND.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal, call) => (call.operation === 'updateQrcode' && refusal.code === 'VALIDATION_ERROR' ? NOT_FOUND : refusal),
  },
} satisfies Fault;
