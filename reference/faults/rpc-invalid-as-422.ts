import { refuses } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The status of a validating framework. */
export default {
  name: 'rpc-invalid-as-422',
  defect: 'Invalid parameters come with HTTP 422 under code 400.',
  format: 'code-envelope',
  breaks: ['transport/status-documented'],
  seams: {
    answers: (answer) => (refuses(answer, 100301) ? { ...answer, status: 422 } : answer),
  },
} satisfies Fault;
