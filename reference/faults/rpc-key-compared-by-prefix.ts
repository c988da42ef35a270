import type { Fault } from '../fault.ts';

/** The comparison stops at the end of the shorter string. */
export default {
  name: 'rpc-key-compared-by-prefix',
  defect: 'The server accepts a truncated API key.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    matchesKey: (offered, keys) =>
      offered === undefined ? undefined : [...keys.all()].find(({ text, state }) => text.startsWith(offered) && state !== 'disabled'),
  },
} satisfies Fault;
