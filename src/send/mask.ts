import type { Header } from '../model/exchange.ts';

/** Shorter secrets would be found by chance in any text. */
export const SHORTEST_SECRET = 8;

const MASK = '***';

/** Finds secrets in text and bytes, however they are written: plain, percent-encoded, escaped as in JSON or HTML. */
export interface Masker {
  readonly text: (value: string) => string;
  /** The same bytes where there is nothing to mask. */
  readonly bytes: (value: Buffer) => Buffer;
  readonly header: (header: Header) => Header;
  readonly finds: (value: Buffer | string) => boolean;
}

/** A masker of these secrets; those shorter than 8 characters are left alone. */
export function masker(secrets: readonly string[]): Masker {
  const long = [...new Set(secrets)].filter((secret) => secret.length >= SHORTEST_SECRET);
  const may = mayHold(long);
  if (long.length === 0) return { text: (value) => value, bytes: (value) => value, header: (value) => value, finds: () => false };
  // It is long, and rarely needed.
  let pattern: RegExp | undefined;
  const masked = (narrow: string) => {
    pattern ??= patternOf(long);
    return narrow.replace(pattern, MASK);
  };
  // Bytes are looked at as Latin-1, one character each, and so is text: then one pattern serves both.
  const text = (value: string) => {
    const narrow = latin1(value);
    if (!may(narrow)) return value;
    const found = masked(narrow);
    return found === narrow ? value : Buffer.from(found, 'latin1').toString('utf8');
  };
  return {
    text,
    bytes: (value) => {
      const narrow = value.toString('latin1');
      if (!may(narrow)) return value;
      const found = masked(narrow);
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

/** The UTF-8 bytes of a text, one character each. */
function latin1(value: string): string {
  // Texts of ASCII, and almost all are, stand for their bytes already.
  return /^[\x00-\x7f]*$/.test(value) ? value : Buffer.from(value, 'utf8').toString('latin1');
}

/** A quick look first, since almost no text holds a secret: written plainly, or with any of the marks of an escape in it. */
function mayHold(secrets: readonly string[]): (narrow: string) => boolean {
  const plain = secrets.map((secret) => latin1(secret));
  const escape = escapeIn(secrets);
  // A secret with a slash or a quote in it may be written with a short escape, which is in many texts.
  if (secrets.some((secret) => [...SHORT_ESCAPES.keys()].some((character) => secret.includes(character)))) return () => true;
  return (narrow) => escape.test(narrow) || plain.some((secret) => narrow.includes(secret));
}

/** What a text must hold in which a secret is not written plainly: some character of it as an escape. */
function escapeIn(secrets: readonly string[]): RegExp {
  const characters = [...new Set(secrets.join(''))];
  if (characters.some((character) => character > '\u007f')) return /%[\da-fA-F]{2}|\\u[\da-fA-F]{4}|&#|[\u0080-\u00ff]/;
  const codes = characters.map((character) => anyCase(hex(character.charCodeAt(0), 2))).join('|');
  return new RegExp(`%(?:${codes})|\\\\u00(?:${codes})|&#`);
}

function patternOf(long: readonly string[]): RegExp {
  // The longest first: one that begins with another must go whole.
  const byLength = long.toSorted((a, b) => b.length - a.length);
  return new RegExp(byLength.map((secret) => [...secret].map(waysToWrite).join('')).join('|'), 'g');
}

/** A pattern for all the ways in which one character may stand in bytes. */
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
