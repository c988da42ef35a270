import type { Fault } from '../fault.ts';

/** A permission that one of two writes asks for. */
export default {
  name: 'rpc-read-only-key-writes-on-one-route',
  defect: 'A read-only key may verify certificates.',
  format: 'code-envelope',
  breaks: ['access/permission'],
  seams: {
    permits: ({ state }, operation) => state !== 'read-only' || operation !== 'addRecord',
  },
} satisfies Fault;
