import type { Fault } from '../fault.ts';

/** One exception handler for everything. */
export default {
  name: 'rpc-every-error-is-400',
  defect: 'Every error comes with HTTP 400, whatever its code.',
  format: 'code-envelope',
  breaks: ['transport/policy'],
  seams: {
    status: (code) => (code === 0 ? 200 : 400),
  },
} satisfies Fault;
