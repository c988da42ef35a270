import type { Header } from '../model/exchange.ts';
import { type Masker, masker, SHORTEST_SECRET } from './mask.ts';

/** All values that must never be shown: those of the user's headers, and every key that was sent. */
export interface Secrets {
  /** A masker of all known secrets, this key included. */
  readonly masker: (key: string | undefined) => Masker;
  /** A masker of this key alone, to see whether an answer repeats it. */
  readonly only: (key: string | undefined) => Masker;
}

/** Provider states return keys during a run, so the set of secrets grows. */
export function secretsOf(known: readonly (string | undefined)[], headers: readonly Header[]): Secrets {
  const all = new Set([
    ...known.filter((key) => key !== undefined).flatMap((key) => [key, ...decodedParts(key)]),
    ...headers.flatMap(secretParts),
  ]);
  const single = new Map<string, Masker>();
  let current = masker([...all]);
  return {
    masker: (key) => {
      if (key !== undefined && key.length >= SHORTEST_SECRET && !all.has(key)) {
        all.add(key);
        current = masker([...all]);
      }
      return current;
    },
    only: (key = '') => {
      const made = single.get(key) ?? masker([key]);
      single.set(key, made);
      return made;
    },
  };
}

/** The value of a header, and the parts of it that may be repeated alone: credentials without their scheme, single cookies, a decoded password. */
function secretParts(header: Header): readonly string[] {
  return partsOf(header).flatMap((part) => [part, ...decodedParts(part)]);
}

/** What servers decode credentials to: user and password of basic authentication, payload and signature of a JSON Web Token. */
function decodedParts(credentials: string): readonly string[] {
  const token = /^([\w-]{4,})\.([\w-]{4,})\.([\w-]{4,})$/.exec(credentials);
  if (token !== null) {
    const [, , payload = '', signature = ''] = token;
    return [payload, signature, Buffer.from(payload, 'base64url').toString('utf8')];
  }
  if (!/^[A-Za-z0-9+/]{8,}={0,2}$/.test(credentials)) return [];
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 1 || !/^[^\p{Cc}\ufffd]*$/u.test(decoded) ? [] : [decoded, decoded.slice(colon + 1)];
}

function partsOf([name, value]: Header): readonly string[] {
  const credentials = value.replace(/^\S+\s+/, '');
  if (name.toLowerCase() === 'cookie') return [value, ...value.split(';').map((cookie) => cookie.slice(cookie.indexOf('=') + 1).trim())];
  return /authorization$/i.test(name) ? [value, credentials] : [value];
}

/** A header of the user's as it may be shown: its name, and the scheme if it contains credentials. */
export function maskedHeader([name, value]: Header): Header {
  const scheme = /authorization$/i.test(name) ? /^(\S+)\s+\S/.exec(value)?.[1] : undefined;
  return [name, scheme === undefined ? '***' : `${scheme} ***`];
}
