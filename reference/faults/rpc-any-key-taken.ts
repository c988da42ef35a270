import type { Fault } from '../fault.ts';

/** The filter checks only that there is a key. */
export default {
  name: 'rpc-any-key-taken',
  defect: 'The server accepts any API key.',
  format: 'code-envelope',
  breaks: ['access/key-exact', 'access/key-before-body'],
  seams: {
    matchesKey: (offered, keys) => {
      if (offered === undefined) return undefined;
      return keys.find(offered) ?? [...keys.all()][0];
    },
  },
} satisfies Fault;
