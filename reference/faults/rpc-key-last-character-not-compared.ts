import type { Fault } from '../fault.ts';

/** The column of the stored keys is one character too short. */
export default {
  name: 'rpc-key-last-character-not-compared',
  defect: 'The server ignores the last character of an API key.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    matchesKey: (offered, keys) =>
      offered === undefined
        ? undefined
        : [...keys.all()].find(({ text, state }) => text.slice(0, -1) === offered.slice(0, -1) && state !== 'disabled'),
  },
} satisfies Fault;
