import type { Fault } from '../fault.ts';
import { invalid } from '../structured-error/outcome.ts';

/** The parser gives null, and the validator complains. */
export default {
  name: 'validation-for-malformed-json',
  defect: 'Malformed JSON is a VALIDATION_ERROR.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    refuses: (refusal) => (refusal.code === 'INVALID_JSON' ? invalid([{ path: ['body'], message: 'This is required.' }]) : refusal),
  },
} satisfies Fault;
