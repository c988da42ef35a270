import type { Fault } from '../fault.ts';

/** Every call is a POST, and every POST is a write. */
export default {
  name: 'rpc-read-only-key-reads-nothing',
  defect: 'A read-only key may not read.',
  format: 'code-envelope',
  breaks: ['access/permission', 'transport/status-documented'],
  seams: {
    permits: ({ state }) => state !== 'read-only',
  },
} satisfies Fault;
