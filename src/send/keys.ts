import type { Header } from '../model/exchange.ts';
import type { Auth } from '../model/format.ts';
import type { KeyForm } from '../model/probe.ts';

/** A key in its place: what is to be sent, and the same with the key masked. */
export interface PlacedKey {
  /** The key as it is sent; `undefined` where none is. */
  readonly key: string | undefined;
  readonly headers: readonly Header[];
  readonly query: readonly (readonly [string, string])[];
  readonly maskedHeaders: readonly Header[];
  readonly maskedQuery: readonly (readonly [string, string])[];
}

const MASK = '***';
const SHORTEST = 8;
const NO_KEY: PlacedKey = { key: undefined, headers: [], query: [], maskedHeaders: [], maskedQuery: [] };

/** The keys there are: that of the run, and one that a state answered. */
export interface KnownKeys {
  readonly run: string | undefined;
  readonly state: string | undefined;
}

/** The key in the form and the place that the probe asks for. */
export function placed(form: KeyForm, auth: Auth | undefined, { run: good, state }: KnownKeys): PlacedKey {
  if (auth === undefined) return NO_KEY;
  switch (form.kind) {
    case 'none':
      return NO_KEY;
    case 'good':
      return good === undefined ? NO_KEY : inPlace(auth, good);
    case 'state':
      return state === undefined ? NO_KEY : inPlace(auth, state);
    case 'empty':
      return inPlace(auth, '');
    case 'wrong':
      return inPlace(auth, wrongKey(good ?? ''));
    case 'truncated':
      return inPlace(auth, truncatedKey(good ?? ''));
    case 'misplaced':
      return good === undefined ? NO_KEY : misplaced(form.as, good);
    default:
      return form satisfies never;
  }
}

function inPlace(auth: Auth, key: string): PlacedKey {
  return auth.kind === 'bearer' ? inHeader('authorization', 'Bearer ', key) : inHeader(auth.name.toLowerCase(), '', key);
}

function inHeader(name: string, prefix: string, key: string): PlacedKey {
  return { ...NO_KEY, key, headers: [[name, prefix + key]], maskedHeaders: [[name, prefix + masked(key)]] };
}

function misplaced(as: Extract<KeyForm, { kind: 'misplaced' }>['as'], key: string): PlacedKey {
  switch (as.in) {
    case 'header':
      return inHeader(as.name.toLowerCase(), as.prefix, key);
    case 'cookie':
      return inHeader('cookie', `${as.name}=`, key);
    case 'query':
      return { ...NO_KEY, key, query: [[as.name, key]], maskedQuery: [[as.name, masked(key)]] };
    default:
      return as satisfies never;
  }
}

/** An empty key stays visible as one. */
function masked(key: string): string {
  return key === '' ? '' : MASK;
}

/** A key of the same length and kinds of characters (at least 8) that is not the good one: the second half is changed, so that looking at the beginning does not do. */
export function wrongKey(good: string): string {
  const padded = good.padEnd(SHORTEST, '0');
  const half = Math.floor(padded.length / 2);
  const turned = [...padded].map((character, index) => (index < half ? character : nextOf(character, padded))).join('');
  return turned === padded ? `${padded.slice(0, -1)}${padded.endsWith('x') ? 'y' : 'x'}` : turned;
}

/** Characters are replaced by their successors in their own kind; letters of a hexadecimal key stay hexadecimal. */
function nextOf(character: string, key: string): string {
  const kinds = /^[\da-f-]+$/i.test(key) ? HEXADECIMAL : ALPHABETS;
  const kind = kinds.find((alphabet) => alphabet.includes(character));
  return kind === undefined ? character : kind.charAt((kind.indexOf(character) + 1) % kind.length);
}

const ALPHABETS: readonly string[] = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const HEXADECIMAL: readonly string[] = ['0123456789', 'abcdef', 'ABCDEF'];

/** The good key without its last third (at least one character); a wrong one where nothing would be left. */
export function truncatedKey(good: string): string {
  const kept = good.slice(0, Math.min(Math.ceil((good.length * 2) / 3), good.length - 1));
  return kept === '' ? wrongKey(good) : kept;
}
