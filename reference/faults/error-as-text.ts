import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import { refuses, withError } from '../structured-error/bend.ts';

/** `{"error": "not found"}`, as tutorials write it. */
export default {
  name: 'error-as-text',
  defect: 'A not-found error is a bare text.',
  format: 'structured-error',
  breaks: ['envelope/shape', 'accept/gone-is-gone'],
  seams: {
    answers: (answer) => (refuses(answer, 'NOT_FOUND') ? withError(answer, (error) => member(error, 'message') ?? null) : answer),
  },
} satisfies Fault;
