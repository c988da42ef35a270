import { isRejection, withBody } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The author returns the conflicting record for convenience. */
export default {
  name: 'rpc-error-carries-data',
  defect: 'The error for a duplicate submission contains data of the other record.',
  format: 'code-envelope',
  breaks: ['envelope/no-data'],
  seams: {
    answers: (answer) =>
      isRejection(answer, 100307) ? withBody(answer, (body) => ({ ...body, data: { record_id: 1, submitted_by: 'somebody' } })) : answer,
  },
} satisfies Fault;
