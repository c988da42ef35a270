import type { Fault } from '../fault.ts';
import { invalid } from '../structured-error/outcome.ts';

/** A catch-all that blames the client. */
export default {
  name: 'server-error-as-validation',
  defect: 'A server error is told as VALIDATION_ERROR.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) =>
      refusal.code === 'SERVER_ERROR' ? invalid([{ path: ['body'], message: 'This could not be handled.' }]) : refusal,
  },
} satisfies Fault;
