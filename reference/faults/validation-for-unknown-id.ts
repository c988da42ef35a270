import type { Fault } from '../fault.ts';
import { invalid } from '../structured-error/outcome.ts';

/** The id is validated against the database. */
export default {
  name: 'validation-for-unknown-id',
  defect: 'The server answers an unknown code with VALIDATION_ERROR instead of NOT_FOUND.',
  format: 'structured-error',
  breaks: ['codes/cause', 'accept/gone-is-gone'],
  seams: {
    rejects: (rejection) => (rejection.code === 'NOT_FOUND' ? invalid([{ path: ['id'], message: 'There is no such code.' }]) : rejection),
  },
} satisfies Fault;
