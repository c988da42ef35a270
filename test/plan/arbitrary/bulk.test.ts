import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, isArray } from '../../../src/json/json.ts';
import { at } from '../../../src/json/pointer.ts';
import { type BulkPayload, bulkScenario } from '../../../src/plan/derive/bulk.ts';
import { validator } from '../../../src/schema/validate.ts';
import { bulkPayloads } from './arbitraries.ts';
import { type Bulk, bulkOf, parcels, structured } from './formats.ts';

const fifty = bulkOf(structured);
const thousand = bulkOf(structured, { max: 1000 });

function payloadsOf({ context, operation }: Bulk, numRuns: number, seed = 9): readonly BulkPayload[] {
  return fc.sample(bulkPayloads(context, operation), { seed, numRuns });
}

/** The smallest payload that still has the property, and how many were tried on the way. */
function smallest({ context, operation }: Bulk, shows: (payload: BulkPayload) => boolean, seed: number) {
  let tried = 0;
  const found = fc.check(
    fc.property(bulkPayloads(context, operation), (payload) => {
      tried += 1;
      return !shows(payload);
    }),
    { seed, numRuns: 1000 },
  );
  const [payload] = found.counterexample ?? [];
  if (payload === undefined) throw new Error('No payload has the property');
  return { ...payload, tried: tried - found.numRuns };
}

const positions = (payload: BulkPayload) => payload.bad.map(({ index }) => index);
const SEEDS = [1, 2, 3, 4, 5];

describe('bulk payloads', () => {
  test.each([fifty, thousand, bulkOf(parcels)])('breaks exactly the items of $operation.id that a payload lists as bad', (bulk) => {
    const errors = validator(bulk.context.format, bulk.rules.itemPointer);
    for (const { items, bad } of payloadsOf(bulk, 60)) {
      const wrong = items.flatMap((item, index) => (errors(item).length > 0 ? [index] : []));
      expect(wrong).toEqual(bad.map(({ index }) => index));
      expect(items.length).toBeGreaterThanOrEqual(1);
      expect(items.length).toBeLessThanOrEqual(bulk.rules.max);
    }
  });

  test('generates all sizes up to the limit, large ones among any hundred', () => {
    for (const seed of SEEDS) {
      const made = payloadsOf(fifty, 100, seed);
      expect(made.filter(({ items }) => items.length === 50).length).toBeGreaterThan(2);
      expect(made.filter((payload) => positions(payload).some((index) => index > 32)).length).toBeGreaterThan(5);
      expect(made.filter(({ items }) => items.length < 5).length).toBeGreaterThan(5);
    }
  });

  test('puts bad items in every arrangement', () => {
    const made = payloadsOf(fifty, 400).filter(({ items }) => items.length > 3);
    const arrangements: Record<string, (payload: BulkPayload) => boolean> = {
      none: ({ bad }) => bad.length === 0,
      all: ({ items, bad }) => bad.length === items.length,
      onlyFirst: (payload) => positions(payload).join() === '0',
      onlyLast: (payload) => positions(payload).join() === `${payload.items.length - 1}`,
      neighbours: (payload) => payload.bad.length === 2 && positions(payload)[1] === (positions(payload)[0] ?? 0) + 1,
      pastTheNinth: (payload) => positions(payload)[0] === 10,
      equalItems: ({ items }) => new Set(items.map(canonical)).size < items.length,
      noObjects: ({ bad }) => bad.some(({ violations }) => violations.length === 0),
      severalWays: ({ bad }) => bad.some(({ violations }) => violations.length > 1),
    };
    for (const [name, holds] of Object.entries(arrangements)) expect([name, made.some(holds)]).toEqual([name, true]);
  });

  test('generates the same payloads for the same seed, and resumes at a path', () => {
    const { context, operation } = fifty;
    expect(payloadsOf(fifty, 20, 77)).toEqual(payloadsOf(fifty, 20, 77));
    const seen: BulkPayload[] = [];
    const property = fc.property(bulkPayloads(context, operation), (payload) => seen.push(payload) > 0);
    fc.check(property, { seed: 77, path: '17', numRuns: 1 });
    expect(seen[0]).toEqual(payloadsOf(fifty, 20, 77)[17]);
  });

  test('generates no more items than asked for', () => {
    const made = fc.sample(bulkPayloads(fifty.context, fifty.operation, 5), { seed: 1, numRuns: 100 });
    expect(Math.max(...made.map(({ items }) => items.length))).toBe(5);
  });

  test('makes the same scenario as a planned bulk probe', () => {
    const { context, operation, rules } = fifty;
    const payload = payloadsOf(fifty, 20).find(({ bad }) => bad.length > 1);
    if (payload === undefined) throw new Error('No payload has bad items');
    const scenario = bulkScenario(context, operation, payload, 'fuzz/1');
    const probe = scenario?.steps.at(-1);
    expect(scenario?.id).toBe(`${operation.id}/fuzz/1`);
    expect(at(probe?.request.body, rules.items)).toEqual(payload.items);
    expect(probe?.expect).toEqual({ kind: 'bulk', size: payload.items.length, bad: payload.bad });
    expect(probe?.cause).toEqual(probe?.expect);
  });
});

test('sends neither duplicates nor too few items where all items must differ', () => {
  const { context, operation, rules } = bulkOf(structured, { unique: true, min: 3, max: 20 });
  const scenarios = payloadsOf(bulkOf(structured, { unique: true, min: 3, max: 20 }), 100).map((payload) =>
    bulkScenario(context, operation, payload, 'fuzz/1'),
  );
  const sent = scenarios.flatMap((scenario) => {
    const items = at(scenario?.steps.at(-1)?.request.body, rules.items);
    return isArray(items) ? [items] : [];
  });
  expect(sent.length).toBeGreaterThan(80);
  for (const items of sent) {
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(new Set(items.map(canonical)).size).toBe(items.length);
  }
  const twice = { items: [{ a: 1 }, { a: 1 }, { a: 2 }], bad: [] };
  expect(bulkScenario(context, operation, twice, 'fuzz/1')).toBeUndefined();
  expect(bulkScenario(context, operation, { items: [{ a: 1 }, { a: 2 }], bad: [] }, 'fuzz/1')).toBeUndefined();
});

describe('shrinking of bulk payloads', () => {
  test.each(SEEDS)('removes the valid items around a broken one (seed %i)', (seed) => {
    const found = smallest(
      fifty,
      ({ bad }) => bad.some(({ violations }) => violations.some(({ constraint }) => constraint === 'maxLength')),
      seed,
    );
    expect([found.items.length, found.bad.length, found.bad[0]?.violations.length]).toEqual([1, 1, 1]);
    expect(found.tried).toBeLessThan(150);
  });

  test.each(SEEDS)('keeps one bad item past the tenth position and makes all others valid (seed %i)', (seed) => {
    const found = smallest(fifty, (payload) => positions(payload).some((index) => index >= 10), seed);
    expect([found.items.length, positions(found)]).toEqual([11, [10]]);
    expect(found.tried).toBeLessThan(250);
  });

  test.each(SEEDS)('keeps one bad item past the thirty-second position (seed %i)', (seed) => {
    const found = smallest(thousand, (payload) => positions(payload).some((index) => index > 32), seed);
    expect([found.items.length, positions(found)]).toEqual([34, [33]]);
    expect(found.tried).toBeLessThan(600);
  });

  test.each(SEEDS)('keeps two neighbouring bad items (seed %i)', (seed) => {
    const found = smallest(fifty, (payload) => positions(payload).some((index, at) => positions(payload)[at + 1] === index + 1), seed);
    expect(positions(found)).toEqual([0, 1]);
    expect(found.items.length).toBe(2);
  });

  test.each(SEEDS)('keeps two equal items (seed %i)', (seed) => {
    const found = smallest(fifty, ({ items }) => new Set(items.map(canonical)).size < items.length, seed);
    expect(found.items.length).toBe(2);
    expect(found.bad).toEqual([]);
  });

  test.each(SEEDS)('keeps a bad item after one that is no object (seed %i)', (seed) => {
    const after = ({ bad }: BulkPayload) =>
      bad.some(({ violations }, at) => violations.length === 0 && (bad[at + 1]?.violations.length ?? 0) > 0);
    const found = smallest(fifty, after, seed);
    expect(found.items.length).toBe(2);
  });
});
