import type { Fault } from '../fault.ts';

/** A permission that is stored and never asked for. */
export default {
  name: 'rpc-read-only-key-writes',
  defect: 'A read-only key may write.',
  format: 'code-envelope',
  breaks: ['access/permission'],
  seams: {
    permits: () => true,
  },
} satisfies Fault;
