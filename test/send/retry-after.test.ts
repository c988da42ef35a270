import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LimitRules } from '../../src/model/format.ts';
import { askedDelay, backOff, resetDelay, retryAfter } from '../../src/send/retry-after.ts';

const NOW = Date.UTC(2026, 0, 31, 12, 0, 0);
const rules = (reset: LimitRules['reset']): LimitRules => ({
  entry: 'x',
  headers: { reset: 'X-Reset' },
  reset,
  retryAfter: true,
  rate: undefined,
});

describe('Retry-After', () => {
  it.each([
    ['2', 2000],
    ['0', 0],
    [' 1.5 ', 1500],
    ['Sat, 31 Jan 2026 12:00:30 GMT', 30_000],
    ['Sat, 31 Jan 2026 11:00:00 GMT', 0],
    ['-1', undefined],
    ['soon', undefined],
    ['2027', 2_027_000],
    ['9999999999', 9_999_999_999_000],
    ['1e9', undefined],
    ['', undefined],
  ])('reads %j as %s ms', (value, ms) => {
    expect(retryAfter([['retry-after', value]], NOW)).toBe(ms);
  });

  it("is relative to the server's clock if it is a date", () => {
    const headers = [
      ['retry-after', 'Sat, 31 Jan 2026 13:00:10 GMT'],
      ['date', 'Sat, 31 Jan 2026 13:00:00 GMT'],
    ] as const;
    expect(retryAfter(headers, NOW)).toBe(10_000);
  });

  it('gives no negative delay and never throws, whatever the header says', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(retryAfter([['retry-after', value]], NOW) ?? 0).toBeGreaterThanOrEqual(0);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('the reset header', () => {
  it('gives a delay, be it a delay or a point in time', () => {
    expect(resetDelay([['x-reset', '30']], rules('delay'), NOW)).toBe(30_000);
    expect(resetDelay([['x-reset', String(NOW / 1000 + 30)]], rules('time'), NOW)).toBe(30_000);
    expect(resetDelay([['x-reset', 'never']], rules('time'), NOW)).toBeUndefined();
  });

  it('applies only without Retry-After', () => {
    expect(
      askedDelay(
        [
          ['x-reset', '30'],
          ['retry-after', '1'],
        ],
        rules('delay'),
        NOW,
      ),
    ).toBe(1000);
    expect(askedDelay([['x-reset', '30']], rules('delay'), NOW)).toBe(30_000);
    expect(askedDelay([['x-reset', '30']], undefined, NOW)).toBeUndefined();
  });
});

describe('backing off', () => {
  it('doubles without a Retry-After, and has a minimum with a zero one', () => {
    expect([1, 2, 3, 4].map((attempt) => backOff(undefined, attempt))).toEqual([1000, 2000, 4000, 8000]);
    expect(backOff(0, 1)).toBeGreaterThan(0);
    expect(backOff(5000, 1)).toBe(5000);
  });
});
