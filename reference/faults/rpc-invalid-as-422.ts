import { isRejection } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The validation framework chooses the status. */
export default {
  name: 'rpc-invalid-as-422',
  defect: 'Invalid parameters have HTTP status 422 with `code` 400.',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    answers: (answer) => (isRejection(answer, 100301) ? { ...answer, status: 422 } : answer),
  },
} satisfies Fault;
