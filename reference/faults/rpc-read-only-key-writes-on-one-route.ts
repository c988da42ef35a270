import type { Fault } from '../fault.ts';

/** Only one of the two write operations checks the permission. */
export default {
  name: 'rpc-read-only-key-writes-on-one-route',
  defect: 'The server lets a read-only API key verify certificates.',
  format: 'code-envelope',
  breaks: ['access/permission'],
  seams: {
    permits: ({ state }, operation) => state !== 'read-only' || operation !== 'addRecord',
  },
} satisfies Fault;
