import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masker } from '../../src/send/mask.ts';

const RUNS = { seed: 7, numRuns: 300 };
/** A key of at least 8 characters without asterisks, which the mask consists of. */
const key = fc
  .string({ unit: 'grapheme-composite', minLength: 8, maxLength: 40 })
  .filter((text) => text.length >= 8 && !text.includes('*') && text.isWellFormed());
const around = fc.string({ maxLength: 20 });

const WRITTEN: readonly (readonly [string, (key: string) => string])[] = [
  ['plain', (text) => text],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded in lower case', (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase())],
  ['as a form', (text) => new URLSearchParams({ k: text }).toString().slice(2)],
  ['percent-encoded throughout', (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')],
  ['as JSON', (text) => JSON.stringify(text).slice(1, -1)],
  [
    'as JSON in ASCII',
    (text) => [...Array(text.length).keys()].map((unit) => `\\u${text.charCodeAt(unit).toString(16).padStart(4, '0')}`).join(''),
  ],
  [
    'as HTML',
    (text) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
  ],
];

describe('a masker', () => {
  it.each(WRITTEN)('finds a key written %s, in bytes and in text', (_, write) => {
    fc.assert(
      fc.property(key, around, around, (secret, before, after) => {
        const mask = masker([secret]);
        const written = write(secret);
        const text = before + written + after;
        return mask.finds(text) && !mask.bytes(Buffer.from(text)).toString('utf8').includes(written) && !mask.text(text).includes(written);
      }),
      RUNS,
    );
  });

  it.each<[string, (key: string) => string]>([
    ['in base64', (text) => Buffer.from(text).toString('base64')],
    ['in base64 for URLs', (text) => Buffer.from(text).toString('base64url')],
    ['in base64 behind a user', (text) => Buffer.from(`user:${text}`).toString('base64')],
    ['in base64 between others', (text) => Buffer.from(`{"key":"${text}"}`).toString('base64')],
    ['in hexadecimal digits', (text) => Buffer.from(text).toString('hex')],
    ['in hexadecimal digits in upper case', (text) => Buffer.from(text).toString('hex').toUpperCase()],
    ['backwards', (text) => [...text].toReversed().join('')],
    ['in upper case', (text) => text.toUpperCase()],
    ['in lower case', (text) => text.toLowerCase()],
  ])('masks a key written %s', (_, write) => {
    const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 10, maxLength: 40 }).filter((text) => /^[^*]{10,}$/.test(text));
    fc.assert(
      fc.property(ascii, around, (secret, beside) => {
        const { text, bytes } = masker([secret]);
        // Between blanks, so that what is beside is no base64.
        const whole = `${beside} ${write(secret)} ${beside}`;
        const shown = [text(whole), bytes(Buffer.from(whole)).toString('utf8')];
        const parts = [Buffer.from(secret.slice(0, -2)), Buffer.from(secret.slice(2))];
        for (const each of shown) {
          const decoded = [...each.matchAll(/[A-Za-z0-9+/_-]{8,}/g)].map(([found]) => Buffer.from(found, 'base64').toString('latin1'));
          for (const part of parts) expect(decoded.some((found) => found.includes(part.toString('latin1')))).toBe(false);
          expect(each).not.toContain(write(secret));
        }
      }),
      RUNS,
    );
  });

  it('masks the longer of two keys completely if one begins with the other', () => {
    expect(masker(['abcdefgh', 'abcdefgh12345']).text('<abcdefgh12345>')).toBe('<***>');
  });

  it('returns text and bytes without a key unchanged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const body = Buffer.from(bytes);
        expect(masker(['no such key']).bytes(body)).toBe(body);
      }),
      RUNS,
    );
  });

  it('masks a secret of 50,000 characters, also percent-encoded, and any large part of it', () => {
    const secret = Array.from({ length: 50_000 }, (_, index) => 'abcdefghij-/0123456789'.charAt((index * 7) % 22)).join('');
    const { text, finds } = masker([secret]);
    for (const written of [secret, encodeURIComponent(secret), secret.slice(0, 30_000)]) {
      expect(finds(`key: ${written}!`)).toBe(true);
      expect(text(`key: ${written}!`)).not.toMatch(/[a-j0-9]{1000}/);
    }
    expect(text(`key: ${secret}!`)).toBe('key: ***!');
    expect(finds('a text with %20 in it')).toBe(false);
  });

  it('masks a key behind a scheme also where it is without the scheme', () => {
    expect(masker(['Token abcdefgh']).text('{"sent":"Token abcdefgh","key":"abcdefgh"}')).toBe('{"sent":"***","key":"***"}');
  });

  it('ignores secrets that are too short', () => {
    expect(masker(['name', '', '1']).text('{"name":1}')).toBe('{"name":1}');
  });
});
