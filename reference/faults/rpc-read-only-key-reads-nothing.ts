import type { Fault } from '../fault.ts';

/** Every call is a POST, so the filter treats all of them as writes. */
export default {
  name: 'rpc-read-only-key-reads-nothing',
  defect: 'The server rejects reads with a read-only API key.',
  format: 'code-envelope',
  breaks: ['access/permission', 'transport/status-documented'],
  seams: {
    permits: ({ state }) => state !== 'read-only',
  },
} satisfies Fault;
