import { isRejection } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author treats "nothing found" as a success. */
export default {
  name: 'rpc-not-found-as-empty-success',
  defect: 'The server answers an unknown record with a success whose `data` is null.',
  format: 'code-envelope',
  breaks: ['codes/cause', 'envelope/success-shape'],
  seams: {
    answers: (answer) => (isRejection(answer, 100303) ? { ...answer, status: 200, body: { code: 0, message: 'ok', data: null } } : answer),
  },
} satisfies Fault;
