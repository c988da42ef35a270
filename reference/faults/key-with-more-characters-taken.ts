import type { Fault } from '../fault.ts';

/** The comparison stops at the end of the stored key. */
export default {
  name: 'key-with-more-characters-taken',
  defect: 'The server accepts an API key with further characters after it.',
  format: 'structured-error',
  breaks: ['access/key-exact'],
  seams: {
    matchesKey: (offered, keys) =>
      offered === undefined ? undefined : [...keys.all()].find(({ text, state }) => offered.startsWith(text) && state !== 'revoked'),
  },
} satisfies Fault;
