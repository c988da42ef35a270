import type { Fault } from '../fault.ts';
import { invalid } from '../structured-error/outcome.ts';

/** A catch-all handler blames the client. */
export default {
  name: 'server-error-as-validation',
  defect: 'The server answers its own failure with VALIDATION_ERROR.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) =>
      rejection.code === 'SERVER_ERROR' ? invalid([{ path: ['body'], message: 'This could not be handled.' }]) : rejection,
  },
} satisfies Fault;
