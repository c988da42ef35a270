import type { Fault } from '../fault.ts';

/** A check that there is a key, and nothing more. */
export default {
  name: 'rpc-any-key-taken',
  defect: 'Any key is let in.',
  format: 'code-envelope',
  breaks: ['access/key-exact', 'access/key-before-body'],
  seams: {
    matchesKey: (offered, keys) => {
      if (offered === undefined) return undefined;
      return keys.find(offered) ?? [...keys.all()][0];
    },
  },
} satisfies Fault;
