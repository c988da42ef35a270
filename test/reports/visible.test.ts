import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlain, visible } from '../../reports/shared/visible.ts';

describe('visible', () => {
  it('leaves no character that a terminal obeys or a reader cannot see', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(isPlain(visible(text))).toBe(true);
        expect(visible(visible(text))).toBe(visible(text));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('leaves all that can be seen', () => {
    expect(visible('Überlänge, 長い, 😀 {"a": 1}')).toBe('Überlänge, 長い, 😀 {"a": 1}');
  });

  it.each([
    ['\u001b[31m', '\\x1b[31m'],
    ['\u202eabc', '\\u{202e}abc'],
    ['a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['\ud800', '\\u{d800}'],
    ['\u{e0041}', '\\u{e0041}'],
  ])('writes %j as %s', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe('isPlain', () => {
  it('does not take two halves of a character for one because a tab or a line break is between them', () => {
    for (const between of ['\t', '\n']) expect(isPlain(`\ud83d${between}\ude00`)).toBe(false);
    expect(isPlain('😀\t長い\n')).toBe(true);
  });
});
