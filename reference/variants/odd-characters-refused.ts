import { isObject, member } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { objectOr } from '../structured-error/operations/create.ts';

function isOdd(text: string): boolean {
  return !text.isWellFormed() || /[\u0000\ufffe]/.test(text);
}

/** The database stores neither of them. */
export default {
  name: 'odd-characters-refused',
  difference: 'The server rejects lone surrogates, NUL and U+FFFE; RFC 8259 leaves open what a reader does with them.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    findsErrors: (errors, input) => {
      const members = isObject(input) ? { ...input, ...objectOr(member(input, 'content')) } : {};
      const odd = Object.entries(members).filter(([, value]) => typeof value === 'string' && isOdd(value));
      return [...errors, ...odd.map(([name]) => ({ path: [name], message: 'This has a character that cannot be stored.' }))];
    },
  },
} satisfies Variant;
