import type { Fault } from '../fault.ts';

/** One exception handler covers everything. */
export default {
  name: 'rpc-every-error-is-400',
  defect: 'The server sends every error under HTTP 400, whatever its `code`.',
  format: 'code-envelope',
  breaks: ['transport/policy'],
  seams: {
    status: (code) => (code === 0 ? 200 : 400),
  },
} satisfies Fault;
