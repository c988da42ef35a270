import type { Fault } from '../fault.ts';

/** The comparison ends with the shorter text. */
export default {
  name: 'key-compared-by-prefix',
  defect: 'A truncated key is let in.',
  format: 'structured-error',
  breaks: ['access/key-exact'],
  seams: {
    matchesKey: (offered, keys) => {
      if (offered === undefined || offered === '') return undefined;
      const known = keys.find(offered) ?? [...keys.all()].find((key) => key.text.startsWith(offered));
      return known?.state === 'revoked' ? undefined : known;
    },
  },
} satisfies Fault;
