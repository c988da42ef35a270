import type { Fault } from '../fault.ts';

/** The comparison stops at the end of the shorter string. */
export default {
  name: 'key-compared-by-prefix',
  defect: 'The server accepts a truncated API key.',
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
