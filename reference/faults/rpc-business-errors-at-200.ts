import { mirrored } from '../code-envelope/answer.ts';
import type { Fault } from '../fault.ts';

/** The gateway mirrors its own codes and passes business errors through as answers. */
export default {
  name: 'rpc-business-errors-at-200',
  defect: 'Errors with code 400 come with HTTP 200, all others with their own status.',
  format: 'code-envelope',
  breaks: ['transport/one-policy'],
  seams: {
    status: (code) => (code === 400 ? 200 : mirrored(code)),
  },
} satisfies Fault;
