import type { Variant } from '../fault.ts';

/** Matches strings, which stay unchanged, and comments and spellings of other languages outside of strings. */
const TOKENS =
  /"(?:[^"\\]|\\.)*"|\/\*.*?\*\/|\/\/[^\n]*|-?Infinity\b|\bNaN\b|\b(?:true|false|null)\b|[+-]?(?:0x[\da-f]+|\b0+\d+)\b|\+\d+/gis;

function asJson(token: string): string {
  if (token.startsWith('/')) return '';
  if (/^(?:-?Infinity|NaN)$/.test(token)) return '0';
  if (!token.startsWith('"')) return /^[a-z]/i.test(token) ? token.toLowerCase() : String(Number(token));
  return token.replaceAll(/\\x([\da-f]{2})/gi, '\\u00$1').replaceAll(/[\u0000-\u001f]/g, ' ');
}

/** The parser accepts more than JSON. */
export default {
  name: 'json-with-extensions',
  difference:
    'The server accepts `\\x41`, raw control characters, leading zeros, plus signs, hexadecimal numbers, literals in any case, NaN, Infinity and comments; RFC 8259 (section 9) allows extensions.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    readsJson: (bytes, strict) => {
      const reading = strict(bytes);
      return reading.kind === 'json' ? reading : strict(Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll(TOKENS, asJson)));
    },
  },
} satisfies Variant;
