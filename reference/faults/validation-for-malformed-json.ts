import type { Fault } from '../fault.ts';
import { invalid } from '../structured-error/outcome.ts';

/** The parser returns null, and the validator reports it. */
export default {
  name: 'validation-for-malformed-json',
  defect: 'The server answers malformed JSON with VALIDATION_ERROR instead of INVALID_JSON.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    rejects: (rejection) => (rejection.code === 'INVALID_JSON' ? invalid([{ path: ['body'], message: 'This is required.' }]) : rejection),
  },
} satisfies Fault;
