import type { Fault } from '../fault.ts';

/** Keys are cached until the process ends. */
export default {
  name: 'revoked-key-taken',
  defect: 'The server accepts a revoked API key.',
  format: 'structured-error',
  breaks: ['access/key-exact', 'codes/cause'],
  seams: {
    matchesKey: (offered, keys) => (offered === undefined ? undefined : keys.find(offered)),
  },
} satisfies Fault;
