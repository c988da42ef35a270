import type { Header } from '../model/exchange.ts';
import { masker, SHORTEST_SECRET } from './mask.ts';

/** How to authenticate at a Pact Broker. */
export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string };

/** The header that carries the credentials, if there are any. */
export function authorization(credentials: Credentials): readonly Header[] {
  switch (credentials.kind) {
    case 'none':
      return [];
    case 'token':
      return [['authorization', `Bearer ${credentials.token}`]];
    case 'basic':
      return [['authorization', `Basic ${pair(credentials)}`]];
    default:
      return credentials satisfies never;
  }
}

/**
 * Masks the credentials in a text, plain or escaped. A secret of fewer than 8 characters is masked only as a whole word: any text may
 * contain it by chance.
 */
export function credentialMask(credentials: Credentials): (text: string) => string {
  const secrets = secretsIn(credentials);
  const { text: masked } = masker(secrets);
  const short = secrets.filter((secret) => secret !== '' && secret.length < SHORTEST_SECRET);
  if (short.length === 0) return masked;
  const ways = short.flatMap((secret) => [secret, encodeURIComponent(secret)]).map((way) => way.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  // A percent escape before the secret ends in a digit or letter that does not belong to a word.
  const word = new RegExp(`(?<=^|[^\\p{L}\\p{N}]|%[\\da-fA-F]{2})(?:${ways.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => masked(text).replace(word, '***');
}

/** Token, password, and the Basic pair in Base64: without padding, which others may omit, and in the URL alphabet too. */
function secretsIn(credentials: Credentials): readonly string[] {
  switch (credentials.kind) {
    case 'none':
      return [];
    case 'token':
      return [credentials.token];
    case 'basic': {
      const bare = pair(credentials).replace(/=+$/, '');
      return [credentials.password, bare, bare.replaceAll('+', '-').replaceAll('/', '_')];
    }
    default:
      return credentials satisfies never;
  }
}

function pair({ username, password }: Extract<Credentials, { kind: 'basic' }>): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}
