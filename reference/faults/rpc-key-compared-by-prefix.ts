import type { Fault } from '../fault.ts';

/** A comparison that ends with the shorter text. */
export default {
  name: 'rpc-key-compared-by-prefix',
  defect: 'A truncated key is let in.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    matchesKey: (offered, keys) =>
      offered === undefined ? undefined : [...keys.all()].find(({ text, state }) => text.startsWith(offered) && state !== 'disabled'),
  },
} satisfies Fault;
