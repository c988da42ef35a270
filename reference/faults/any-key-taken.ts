import type { Fault } from '../fault.ts';

/** The header is asked for, and its value never looked up. */
export default {
  name: 'any-key-taken',
  defect: 'Any key is let in.',
  format: 'structured-error',
  breaks: ['access/key-exact', 'access/key-before-body', 'codes/cause'],
  seams: {
    matchesKey: (offered, keys) => {
      if (offered === undefined || offered === '') return undefined;
      const known = keys.find(offered);
      return known === undefined ? [...keys.all()][0] : known.state === 'revoked' ? undefined : known;
    },
  },
} satisfies Fault;
