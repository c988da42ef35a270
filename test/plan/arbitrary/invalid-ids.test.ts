import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChoiceArbitrary } from '../../../src/fuzz/choices.ts';
import { invalidId } from '../../../src/fuzz/invalid-ids.ts';

const ids = fc.sample(new ChoiceArbitrary(invalidId), { seed: 1, numRuns: 2000 });

describe('generated texts that are no ids', () => {
  test('generates texts that are too long to name a resource, and neither numbers nor hexadecimal ids', () => {
    for (const { value } of ids) {
      expect(value.length, value).toBeGreaterThanOrEqual(12);
      expect(value.length, value).toBeLessThanOrEqual(64);
      expect(value, value).toMatch(/^[iloul]/i);
    }
    expect(new Set(ids.map(({ value }) => value)).size).toBeGreaterThan(ids.length * 0.9);
  });

  test('marks texts that a proxy may reject as hostile; all others are of letters, digits and dashes', () => {
    for (const { value, hostile } of ids) expect(hostile, value).toBe(!/^[a-z0-9-]+$/i.test(value));
    const shapes = Map.groupBy(ids, ({ how }) => how);
    expect([...shapes.keys()].toSorted()).toEqual(['capitals', 'dashes', 'letters', 'letters-and-digits', 'nearly-a-uuid', 'odd']);
    for (const [how, list] of shapes) expect(list.length, how).toBeGreaterThan(100);
    const odd = ids.filter(({ hostile }) => hostile).map(({ value }) => value);
    for (const piece of ['%', ' ', '"', '..', '😀']) expect(odd.filter((value) => value.includes(piece)).length, piece).toBeGreaterThan(10);
  });
});
