import { mirroredStatus } from '../code-envelope/answer.ts';
import type { Fault } from '../fault.ts';

/** The gateway mirrors its own codes and passes business errors through as successful answers. */
export default {
  name: 'rpc-business-errors-at-200',
  defect: 'The server sends errors with `code` 400 under HTTP 200, and all others under a status equal to their `code`.',
  format: 'code-envelope',
  breaks: ['transport/one-policy'],
  seams: {
    status: (code) => (code === 400 ? 200 : mirroredStatus(code)),
  },
} satisfies Fault;
