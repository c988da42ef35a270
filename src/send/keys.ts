import type { Header } from '../model/exchange.ts';
import type { Auth } from '../model/format.ts';
import type { KeyForm } from '../model/probe.ts';

/** An API key where a probe wants it: as it is sent, and masked for reports. */
export interface PlacedKey {
  /** The key as it is sent; `undefined` if none is. */
  readonly key: string | undefined;
  readonly headers: readonly Header[];
  readonly query: readonly (readonly [string, string])[];
  readonly maskedHeaders: readonly Header[];
  readonly maskedQuery: readonly (readonly [string, string])[];
}

const MASK = '***';
const SHORTEST = 8;
const NO_KEY: PlacedKey = { key: undefined, headers: [], query: [], maskedHeaders: [], maskedQuery: [] };

/** The available keys: that of the run, and one returned by a provider state. */
export interface KnownKeys {
  readonly run: string | undefined;
  readonly state: string | undefined;
}

/** The key in the form and position that the probe asks for. */
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
  switch (auth.kind) {
    case 'bearer':
      return inHeader('authorization', 'Bearer ', key);
    case 'basic':
      return inHeader('authorization', 'Basic ', Buffer.from(key).toString('base64'));
    case 'header':
      return inHeader(auth.name.toLowerCase(), '', key);
    case 'query':
    case 'cookie':
      return misplaced({ in: auth.kind, name: auth.name }, key);
    default:
      return auth satisfies never;
  }
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

/** An empty key stays visible as such. */
function masked(key: string): string {
  return key === '' ? '' : MASK;
}

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
