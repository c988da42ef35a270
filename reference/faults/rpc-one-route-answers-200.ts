import { mirrored } from '../code-envelope/answer.ts';
import type { Fault } from '../fault.ts';

/** An older route that was written under the other policy. */
export default {
  name: 'rpc-one-route-answers-200',
  defect: 'getRecord answers its errors with HTTP 200; all other routes mirror the code.',
  format: 'code-envelope',
  breaks: ['transport/one-policy'],
  seams: {
    status: (code, call) => (call.operation === 'getRecord' ? 200 : mirrored(code)),
  },
} satisfies Fault;
