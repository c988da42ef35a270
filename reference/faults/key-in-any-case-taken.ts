import type { Fault } from '../fault.ts';

/** The database compares texts without regard to case. */
export default {
  name: 'key-in-any-case-taken',
  defect: 'The server accepts an API key with its letters in the other case.',
  format: 'structured-error',
  breaks: ['access/key-exact'],
  seams: {
    matchesKey: (offered, keys) =>
      offered === undefined
        ? undefined
        : [...keys.all()].find(({ text, state }) => text.toLowerCase() === offered.toLowerCase() && state !== 'revoked'),
  },
} satisfies Fault;
