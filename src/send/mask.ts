import type { Header } from '../model/exchange.ts';
import { encodedSecrets } from './encoded-secrets.ts';

/** Shorter secrets would match any text by chance. */
export const SHORTEST_SECRET = 8;

const MASK = '***';

/** Finds secrets in text and bytes in any notation: plain, percent-encoded, escaped as in JSON or HTML; and masks those that can be decoded. */
export interface Masker {
  readonly text: (value: string) => string;
  /** Returns the same buffer if there is nothing to mask. */
  readonly bytes: (value: Buffer) => Buffer;
  readonly header: (header: Header) => Header;
  /** Whether a text repeats a secret, in any notation but those that take decoding (base64, hexadecimal …). */
  readonly finds: (value: Buffer | string) => boolean;
}

/** A masker of these secrets, also without the scheme before a blank; it ignores secrets shorter than 8 characters. */
export function masker(secrets: readonly string[]): Masker {
  const bare = secrets.map((secret) => secret.slice(secret.lastIndexOf(' ') + 1));
  const long = [...new Set([...secrets, ...bare])].filter((secret) => secret.length >= SHORTEST_SECRET);
  const may = mayHold(long);
  const encoded = encodedSecrets(long.flatMap(piecesOf));
  if (long.length === 0) return { text: (value) => value, bytes: (value) => value, header: (value) => value, finds: () => false };
  // The patterns are long and rarely needed, so they are built on first use.
  let replacements: readonly Replacement[] | undefined;
  const masked = (narrow: string) => {
    replacements ??= replacementsFor(long);
    return replacements.reduce((text, replaced) => replaced(text), narrow);
  };
  const wholly = (narrow: string) => {
    const found = may(narrow) ? masked(narrow) : narrow;
    return encoded.mayBeIn(found) ? encoded.masked(found, MASK) : found;
  };
  // Bytes are matched as Latin-1, one character each, and text as its UTF-8 bytes in Latin-1: the same patterns serve both.
  const text = (value: string) => {
    const narrow = latin1(value);
    const found = wholly(narrow);
    return found === narrow ? value : Buffer.from(found, 'latin1').toString('utf8');
  };
  return {
    text,
    bytes: (value) => {
      const narrow = value.toString('latin1');
      const found = wholly(narrow);
      return found === narrow ? value : Buffer.from(found, 'latin1');
    },
    header: (header) => {
      const [name, value] = header.map(text);
      return name === header[0] && value === header[1] ? header : [name ?? '', value ?? ''];
    },
    finds: (value) => {
      const narrow = typeof value === 'string' ? latin1(value) : value.toString('latin1');
      return may(narrow) && masked(narrow) !== narrow;
    },
  };
}

/** The UTF-8 bytes of a text, one character per byte. */
function latin1(value: string): string {
  // ASCII text, the common case, equals its bytes.
  return /^[\x00-\x7f]*$/.test(value) ? value : Buffer.from(value, 'utf8').toString('latin1');
}

/** A cheap check first, because almost no text contains a secret: plainly, or with any trace of an escape. */
function mayHold(secrets: readonly string[]): (narrow: string) => boolean {
  const plain = secrets.map((secret) => latin1(secret));
  const escape = escapeIn(secrets);
  // A secret with a slash or a quote may be written with a short escape, and these are in many texts.
  if (secrets.some((secret) => [...SHORT_ESCAPES.keys()].some((character) => secret.includes(character)))) return () => true;
  return (narrow) => escape.test(narrow) || plain.some((secret) => narrow.includes(secret));
}

/** Matches every text in which a secret could be written with at least one escaped character. */
function escapeIn(secrets: readonly string[]): RegExp {
  const characters = [...new Set(secrets.join(''))];
  if (characters.some((character) => character > '\u007f')) return /%[\da-fA-F]{2}|\\u[\da-fA-F]{4}|&#|[\u0080-\u00ff]/;
  const codes = characters.map((character) => anyCase(hex(character.charCodeAt(0), 2))).join('|');
  return new RegExp(`%(?:${codes})|\\\\u00(?:${codes})|&#`);
}

/** V8 cannot compile a pattern for much longer texts (each character takes some 50 characters of it). */
const MOST_CHARACTERS = 1000;

/** Masks some secrets in a text. */
type Replacement = (narrow: string) => string;

function replacementsFor(long: readonly string[]): readonly Replacement[] {
  // Longest first: a secret that begins with another one must be masked whole.
  const byLength = long.toSorted((a, b) => b.length - a.length);
  const whole = byLength.filter(({ length }) => length > MOST_CHARACTERS).map((secret) => sequence(piecesOf(secret)));
  return [...whole, ...groupsOf(byLength.flatMap(piecesOf)).map(anyOf)];
}

/** Texts in groups that are small enough for one pattern. */
function groupsOf(pieces: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let room = 0;
  for (const piece of pieces) {
    if (piece.length > room) {
      groups.push([]);
      room = MOST_CHARACTERS;
    }
    groups.at(-1)?.push(piece);
    room -= piece.length;
  }
  return groups;
}

function anyOf(pieces: readonly string[]): Replacement {
  const pattern = new RegExp(pieces.map(written).join('|'), 'g');
  return (narrow) => narrow.replace(pattern, MASK);
}

/** Masks the pieces only where they follow each other. */
function sequence(pieces: readonly string[]): Replacement {
  const patterns = pieces.map((piece) => new RegExp(written(piece), 'y'));
  const first = new RegExp(written(pieces[0] ?? ''), 'g');
  const endOf = (narrow: string, from: number): number | undefined => {
    let end = from;
    for (const pattern of patterns) {
      pattern.lastIndex = end;
      if (!pattern.test(narrow)) return undefined;
      end = pattern.lastIndex;
    }
    return end;
  };
  return (narrow) => {
    let shown = '';
    let from = 0;
    for (const { index } of narrow.matchAll(first)) {
      const end = index < from ? undefined : endOf(narrow, index);
      if (end === undefined) continue;
      shown += narrow.slice(from, index) + MASK;
      from = end;
    }
    return from === 0 ? narrow : shown + narrow.slice(from);
  };
}

function written(text: string): string {
  return [...text].map(waysToWrite).join('');
}

/** A secret in pieces of about equal length, each of which must not be shown either. */
function piecesOf(secret: string): readonly string[] {
  const count = Math.ceil(secret.length / MOST_CHARACTERS);
  const length = Math.ceil(secret.length / count);
  return Array.from({ length: count }, (_, index) => secret.slice(index * length, (index + 1) * length));
}

/** A pattern for every way in which one character can be written. */
function waysToWrite(character: string): string {
  const utf8 = Buffer.from(character, 'utf8');
  const ways = [
    escaped(utf8.toString('latin1')),
    [...utf8].map((byte) => `%${anyCase(hex(byte, 2))}`).join(''),
    [...Array(character.length).keys()].map((unit) => `\\\\u${anyCase(hex(character.charCodeAt(unit), 4))}`).join(''),
    `&#(?:0*${character.codePointAt(0)}|[xX]0*${anyCase(hex(character.codePointAt(0) ?? 0, 1))});`,
    ...(SHORT_ESCAPES.get(character) ?? []).map(escaped),
  ];
  if (/^[\u0080-\u00ff]$/.test(character)) ways.push(escaped(character));
  return `(?:${ways.join('|')})`;
}

const SHORT_ESCAPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['"', ['\\"', '&quot;']],
  ['\\', ['\\\\']],
  ['/', ['\\/']],
  ['&', ['&amp;']],
  ['<', ['&lt;']],
  ['>', ['&gt;']],
  ["'", ['&apos;']],
  [' ', ['+']],
  ['\t', ['\\t']],
]);

function escaped(text: string): string {
  return [...text].map((character) => `\\x${hex(character.charCodeAt(0), 2)}`).join('');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function anyCase(digits: string): string {
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
