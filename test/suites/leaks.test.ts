import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEAKS, mayLeak } from '../../suites/kit/leaks.ts';

const inSuccesses = LEAKS.filter(({ evenInSuccess }) => evenInSuccess);

/** Texts in which the pattern is found; the arbitraries do not know of word boundaries and the like. */
function textsWith(pattern: RegExp): readonly string[] {
  const plain = new RegExp(pattern.source.replaceAll('\\b', ''), `${pattern.flags}u`.replace('s', ''));
  return fc.sample(fc.stringMatching(plain), { seed: 7, numRuns: 300 }).filter((text) => pattern.test(text));
}

describe('the quick search of the body of a success', () => {
  test.each(inSuccesses)('finds every text with a $name', ({ pattern }) => {
    const texts = textsWith(pattern);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => !mayLeak(Buffer.from(JSON.stringify({ message: text }))))).toEqual([]);
  });

  test('sees through JSON escapes', () => {
    expect(mayLeak(Buffer.from('{"message":"\\u0054raceback (most recent call last)"}'))).toBe(true);
    expect(mayLeak(Buffer.from('{"message":"at f (\\/app\\/server.js:10:5)"}'))).toBe(true);
  });

  test('finds nothing in ordinary answers', () => {
    const body = { id: 'c2b1f0a4', name: 'at most 100 characters', url: 'https://example.com/menu?table=4', back: 'a\\u0041' };
    expect(mayLeak(Buffer.from(JSON.stringify(body)))).toBe(false);
  });
});

describe('hostile texts', () => {
  const pieces = [
    'SELECT a,',
    'SELECT a, ',
    'INSERT INTO a(',
    "Duplicate entry '",
    'at ',
    'at at',
    'at A.',
    '/a',
    '.a',
    'Warning ',
    "thread '",
    'UPDATE a ',
    'relation "a',
    "Unknown column '",
    "Incorrect string value: '",
    'Mongo',
    'Redis',
    'a.',
    'a-',
    '10.1.1.1',
    'invalid input syntax for ',
  ];
  const texts = pieces
    .map((piece) => piece.repeat(Math.ceil(65_536 / piece.length)))
    .concat(`${'SELECT a,'.repeat(44)}${' '.repeat(65_536)}`);

  test.each(LEAKS)('do not make the search for a $name slow', ({ pattern }) => {
    const started = performance.now();
    for (const text of texts) pattern.test(text);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
