import { LONGEST_TEXT } from '../mutate/sample.ts';

/** Texts that any server should store unchanged, though many do not. None is blank or has anything at its ends that could be trimmed. */
const WHOLE: readonly string[] = [
  'a',
  '0',
  'null',
  'true',
  'Grüße "你好" \\ <b>&amp;',
  'e\u0301a\u0308',
  '😀',
  '👩‍👩‍👧',
  '𝒳𝒴',
  'مرحبا',
  'שלום',
  '"quoted"',
  "it's",
  'back\\slash',
  '\\u0041',
  '{"a":[1]}',
  'a/b~c.d[0]',
  '__proto__',
  'constructor',
  '100 %',
  '+1 & more = 2?',
  '<i>',
  '{{x}}',
];

/** Characters that are used only between two letters. There are no control characters and line breaks: documents leave open whether a text may have them. */
const BETWEEN: readonly string[] = [' ', '  ', '_', ';', '--', '|', '^', '~', '`', '$', '§', '\u00a0', '\u200b', '\u200f', '\u2003'];

const ODD: readonly string[] = [...WHOLE, ...BETWEEN.map((each) => `a${each}b`)];

/** Unusual but legal texts within these lengths, whether a server counts UTF-16 units or code points, composed or not. */
export function oddTexts(shortest: number, longest: number): readonly string[] {
  const pairs = ODD.map((each, index) => `${each} ${ODD[(index * 7 + 3) % ODD.length] ?? ''}`);
  return [...ODD, ...pairs].filter((each) => each.length <= longest && [...each.normalize('NFC')].length >= shortest);
}

/** Plain texts at the bounds and one character within. An umlaut is one UTF-16 unit and one code point, but two bytes. */
export function longTexts(shortest: number, longest: number | undefined): readonly string[] {
  const most = Math.min(longest ?? Math.max(shortest, 100), LONGEST_TEXT);
  const lengths = [shortest, shortest + 1, most - 1, most].filter((length) => length > 0 && length >= shortest && length <= most);
  return [...lengths.map((length) => 'a'.repeat(length)), 'ü'.repeat(most)];
}

/** Whether every server should accept the text: no control character, line break or lone surrogate, not blank, and nothing at its ends that may be trimmed. */
export function isFit(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) && text !== '' && !/^[\s\p{C}]|[\s\p{C}]$/u.test(text);
}

/** More texts of well-known formats, all of them plain. */
export const BY_FORMAT: Readonly<Record<string, readonly string[]>> = {
  uuid: ['00000000-0000-4000-8000-000000000001', 'c2b1f0a4-7d1e-4f6b-9a55-0123456789ab'],
  'date-time': ['2024-02-29T23:59:59Z', '2026-01-15T10:30:00.123Z', '2026-01-15T10:30:00+02:00'],
  date: ['2024-02-29', '1999-12-31', '2026-12-01'],
  time: ['23:59:59Z', '00:00:00Z', '10:30:00.5Z'],
  email: ['n@example.com', 'first.last@example.org', 'name+tag@mail.example.com'],
  uri: ['https://example.com/a?b=c&d=e#f', 'http://example.com/a%20b'],
  'uri-reference': ['/a/b?c=d', 'http://example.com/'],
  hostname: ['a.example.com', 'example.org'],
  ipv4: ['198.51.100.255', '203.0.113.7'],
  ipv6: ['2001:db8::ff', '::1'],
};
