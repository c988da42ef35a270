import type { Fault } from '../fault.ts';

/** A cache of keys that is never emptied. */
export default {
  name: 'rpc-disabled-key-taken',
  defect: 'A disabled key is let in.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    matchesKey: (offered, keys) => keys.find(offered ?? ''),
  },
} satisfies Fault;
