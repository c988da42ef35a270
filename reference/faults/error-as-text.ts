import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { isRejection, withError } from '../structured-error/fault-helpers.ts';

/** The author copied `{"error": "not found"}` from a tutorial. */
export default {
  name: 'error-as-text',
  defect: 'In a not-found answer, `error` is a string instead of an object.',
  format: 'structured-error',
  breaks: ['envelope/shape', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) => (isRejection(answer, 'NOT_FOUND') ? withError(answer, (error) => member(error, 'message') ?? null) : answer),
  },
} satisfies Fault;
