import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChoiceArbitrary } from '../../../src/fuzz/choices.ts';
import { noId } from '../../../src/fuzz/no-ids.ts';

const drawn = fc.sample(new ChoiceArbitrary(noId), { seed: 1, numRuns: 2000 });

describe('texts that are no ids', () => {
  test('are long enough to name nothing, and read as no number and no hexadecimal id', () => {
    for (const { value } of drawn) {
      expect(value.length, value).toBeGreaterThanOrEqual(12);
      expect(value.length, value).toBeLessThanOrEqual(64);
      expect(value, value).toMatch(/^[iloul]/i);
    }
    expect(new Set(drawn.map(({ value }) => value)).size).toBeGreaterThan(drawn.length * 0.9);
  });

  test('are of letters, digits and dashes but for the odd ones, which anyone in front of a server may refuse', () => {
    for (const { value, hostile } of drawn) expect(hostile, value).toBe(!/^[a-z0-9-]+$/i.test(value));
    const shapes = Map.groupBy(drawn, ({ how }) => how);
    expect([...shapes.keys()].toSorted()).toEqual(['capitals', 'dashes', 'letters', 'letters-and-digits', 'nearly-a-uuid', 'odd']);
    for (const [how, list] of shapes) expect(list.length, how).toBeGreaterThan(100);
    const odd = drawn.filter(({ hostile }) => hostile).map(({ value }) => value);
    for (const piece of ['%', ' ', '"', '..', '😀']) expect(odd.filter((value) => value.includes(piece)).length, piece).toBeGreaterThan(10);
  });
});
