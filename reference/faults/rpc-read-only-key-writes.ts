import type { Fault } from '../lie.ts';

/** A permission that is stored and never asked for. */
export default {
  name: 'rpc-read-only-key-writes',
  lie: 'A read-only key may write.',
  format: 'code-envelope',
  breaks: ['access/permission'],
  seams: {
    permits: () => true,
  },
} satisfies Fault;
