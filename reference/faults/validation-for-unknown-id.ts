import type { Fault } from '../fault.ts';
import { invalid } from '../structured-error/outcome.ts';

/** The id is validated against the database. */
export default {
  name: 'validation-for-unknown-id',
  defect: 'A code that is not there is a VALIDATION_ERROR.',
  format: 'structured-error',
  breaks: ['codes/cause', 'accept/gone-is-gone'],
  seams: {
    refuses: (refusal) => (refusal.code === 'NOT_FOUND' ? invalid([{ path: ['id'], message: 'There is no such code.' }]) : refusal),
  },
} satisfies Fault;
