import type { Fault } from '../lie.ts';

/** One exception handler for everything. */
export default {
  name: 'rpc-every-error-is-400',
  lie: 'Every error comes with HTTP 400, whatever its code.',
  format: 'code-envelope',
  breaks: ['transport/policy'],
  seams: {
    status: (code) => (code === 0 ? 200 : 400),
  },
} satisfies Fault;
