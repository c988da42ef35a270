import type { Fault } from '../fault.ts';

/** The cache of keys never expires. */
export default {
  name: 'rpc-disabled-key-taken',
  defect: 'The server accepts a disabled API key.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    matchesKey: (offered, keys) => keys.find(offered ?? ''),
  },
} satisfies Fault;
