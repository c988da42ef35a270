import { mirroredStatus } from '../code-envelope/answer.ts';
import type { Fault } from '../fault.ts';

/** An older route still follows the other status policy. */
export default {
  name: 'rpc-one-route-answers-200',
  defect: 'getRecord sends its errors under HTTP 200, all other operations under a status equal to `code`.',
  format: 'code-envelope',
  breaks: ['transport/one-policy'],
  seams: {
    status: (code, call) => (call.operation === 'getRecord' ? 200 : mirroredStatus(code)),
  },
} satisfies Fault;
