import type { Fault } from '../fault.ts';

/** The middleware checks that the header exists and never looks up its value. */
export default {
  name: 'any-key-taken',
  defect: 'The server accepts any API key.',
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
