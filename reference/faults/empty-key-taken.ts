import type { Fault } from '../fault.ts';
import type { Key, Keys } from '../structured-error/keys.ts';

function firstOf(keys: Keys): Key | undefined {
  return [...keys.all()][0];
}

function good(key: Key | undefined): Key | undefined {
  return key?.state === 'revoked' ? undefined : key;
}

/** `if (key == null)` does not catch the empty string. */
export default {
  name: 'empty-key-taken',
  defect: 'The server accepts an empty API key.',
  format: 'structured-error',
  breaks: ['access/key-exact'],
  seams: {
    matchesKey: (offered, keys) => (offered === '' ? firstOf(keys) : offered === undefined ? undefined : good(keys.find(offered))),
  },
} satisfies Fault;
