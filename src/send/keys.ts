import type { Header } from '../model/exchange.ts';
import type { Auth } from '../model/format.ts';
import type { KeyForm } from '../model/probe.ts';
import { extended, lastChanged, nearKey, otherCase, truncatedKey, wrongKey } from './bad-keys.ts';

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
    case 'other-case':
      return inPlace(auth, nearKey(auth, good ?? '', otherCase));
    case 'extended':
      return inPlace(auth, nearKey(auth, good ?? '', extended));
    case 'last-changed':
      return inPlace(auth, nearKey(auth, good ?? '', lastChanged));
    case 'two-blanks':
      return good === undefined ? NO_KEY : inPlace(auth, good, '  ');
    case 'misplaced':
      return good === undefined ? NO_KEY : misplaced(form.as, good);
    default:
      return form satisfies never;
  }
}

function inPlace(auth: Auth, key: string, blanks = ' '): PlacedKey {
  switch (auth.kind) {
    case 'bearer':
      return inHeader('authorization', `Bearer${blanks}`, key);
    case 'basic':
      return inHeader('authorization', `Basic${blanks}`, Buffer.from(key).toString('base64'));
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
