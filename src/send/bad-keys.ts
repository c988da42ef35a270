import type { Auth } from '../model/format.ts';

const SHORTEST = 8;

/**
 * A wrong key with the length and the character classes of the good one (at least 8 characters). Only the second half differs, so a server
 * that compares a prefix fails.
 */
export function wrongKey(good: string): string {
  const padded = good.padEnd(SHORTEST, '0');
  const half = Math.floor(padded.length / 2);
  const turned = [...padded].map((character, index) => (index < half ? character : nextOf(character, padded))).join('');
  return turned === padded ? `${padded.slice(0, -1)}${padded.endsWith('x') ? 'y' : 'x'}` : turned;
}

/** Replaces a character by the next one of its class; letters of a hexadecimal key stay hexadecimal. */
function nextOf(character: string, key: string): string {
  const kinds = /^[\da-f-]+$/i.test(key) ? HEXADECIMAL : ALPHABETS;
  const kind = kinds.find((alphabet) => alphabet.includes(character));
  return kind === undefined ? character : kind.charAt((kind.indexOf(character) + 1) % kind.length);
}

const ALPHABETS: readonly string[] = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const HEXADECIMAL: readonly string[] = ['0123456789', 'abcdef', 'ABCDEF'];

/** The good key without its last third (at least one character); a wrong key if nothing would be left. */
export function truncatedKey(good: string): string {
  const kept = good.slice(0, Math.min(Math.ceil((good.length * 2) / 3), good.length - 1));
  return kept === '' ? wrongKey(good) : kept;
}

/** A key that differs from the good one as little as `change` does; of a user and a password only the password is changed, and of a scheme and a key only the key. A wrong key where that is no other key. */
export function nearKey(auth: Auth, good: string, change: (secret: string) => string): string {
  const start = auth.kind === 'basic' ? good.indexOf(':') + 1 : good.lastIndexOf(' ') + 1;
  const near = good.slice(0, start) + change(good.slice(start));
  return near === good ? wrongKey(good) : near;
}

/** All letters in the other case. Hexadecimal numbers, UUIDs included, mean the same in both cases: they stay as they are. */
export function otherCase(secret: string): string {
  if (/^[\da-f-]*$/i.test(secret)) return secret;
  return secret.replaceAll(/[A-Za-z]/g, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
}

/** One character more. A reader of Base64 ignores one after a multiple of four, so that two are added there. */
export function extended(secret: string): string {
  const end = secret.slice(secret.lastIndexOf('.') + 1);
  return secret + (end.length % 4 === 0 ? '00' : '0');
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Another last character. As Base64, as in the signature of a JWT, its last four bits may not count: the two before them differ. A digit becomes
 * a letter that is hexadecimal, and that a digit; in a number it becomes the next digit.
 */
export function lastChanged(secret: string): string {
  const last = secret.at(-1) ?? '';
  if (/^\d+$/.test(secret)) return secret.slice(0, -1) + String((Number(last) + 1) % 10);
  const high = BASE64.indexOf(last) >> 4;
  return secret.slice(0, -1) + (high >= 0 && high < 3 ? '7' : 'b');
}
