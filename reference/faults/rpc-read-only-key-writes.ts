import type { Fault } from '../fault.ts';

/** The permission is stored and never checked. */
export default {
  name: 'rpc-read-only-key-writes',
  defect: 'The server lets a read-only API key write.',
  format: 'code-envelope',
  breaks: ['access/permission'],
  seams: {
    permits: () => true,
  },
} satisfies Fault;
