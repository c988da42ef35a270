import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json/json.ts';
import type { BulkRules, Comparison } from '../../src/model/format.ts';
import type { AnsweredBulk } from '../../suites/kit/bulk.ts';
import { differences, shownAt } from '../../suites/kit/compare.ts';
import { unmatched } from '../../suites/kit/created.ts';
import { isRetryAfter } from '../../suites/kit/limits.ts';
import { placeOf } from '../../suites/kit/place.ts';
import { plain } from './formats.ts';

const name: Comparison = { sent: '/name', read: '/name', when: [] };
const contentOfUrl: Comparison = { sent: '/content/url', read: '/content', when: [{ at: '/type', is: 'url' }] };

function bulkOf(
  items: readonly Json[],
  created: readonly Json[],
  parts: { bad?: readonly number[]; createdAt?: readonly number[] } = {},
): AnsweredBulk {
  const rules = plain.operations.find(({ bulk }) => bulk !== undefined)?.bulk;
  if (rules === undefined) throw new Error('the format of the tests has a bulk');
  const withCompare: BulkRules = { ...rules, compare: [name, contentOfUrl] };
  const bad = (parts.bad ?? []).map((index) => ({ index, violations: [], blame: { must: [], may: [], any: true } }));
  const answer = { created, createdAt: parts.createdAt, errors: [], summary: undefined, wrong: [] };
  return { rules: withCompare, items, bad, body: null, answer };
}

const placesLeft = (bulk: AnsweredBulk) => unmatched(bulk).map(({ index }) => index);

describe('comparing what was sent with what is read', () => {
  it('accepts every reading that the documents allow', () => {
    const read = { name: 'b', content: 'c' };
    for (const sent of [{ name: ' b ' }, { name: '  ' }, { name: null }, {}, { name: 'b', type: 'text', content: { url: 'x' } }])
      expect(differences([name, contentOfUrl], { sent, read, mark: undefined })).toEqual([]);
    expect(differences([name, contentOfUrl], { sent: { name: 'b', type: 'url', content: { url: 'c' } }, read, mark: undefined })).toEqual(
      [],
    );
  });

  it.each<[sent: Json, read: Json | undefined, shown: string]>([
    ['Menu', undefined, 'missing'],
    ['Menu', 7, '7'],
    ['Menu', ['Menu'], '["Menu"]'],
    ['Menu of today', 'Menu', '"Menu"'],
    ['abcdef01-7.', 'ABCDEF01-7', '"<RUN TAG>"'],
    ['abcdef01-7.', 'abcdef01-7', '"<run tag>"'],
    ['x'.repeat(900), 'y'.repeat(100), `"${'y'.repeat(60)}… (100 characters)"`],
    [7, '7', '"7"'],
    [true, false, 'false'],
  ])('shows both values where %j was sent and %j was read', (sent, read, shown) => {
    const [found] = differences([name], { sent: { name: sent }, read: read === undefined ? {} : { name: read }, mark: 'abcdef01-7' });
    expect(shownAt('/name', found?.actual ?? {})).toBe(shown);
  });
});

describe('pairing valid items with created elements', () => {
  it('pairs them in any order, duplicates included', () => {
    const letter = fc.constantFrom('a', 'b', 'c').map((text) => ({ name: text }));
    const shuffled = fc
      .array(letter, { maxLength: 12 })
      .chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })));
    fc.assert(
      fc.property(shuffled, ([items, created]) => placesLeft(bulkOf(items, created)).length === 0),
      { seed: 7, numRuns: 200 },
    );
  });

  it('finds every item that is missing', () => {
    expect(placesLeft(bulkOf([{ name: 'a' }, { name: 'b' }, { name: 'a' }], [{ name: 'a' }, { name: 'b' }]))).toEqual([2]);
    expect(placesLeft(bulkOf([{ name: 'a' }, { name: 'a' }], [{ name: 'a' }, { name: 'b' }]))).toHaveLength(1);
  });

  it('assigns an element that fits several items to the item that has no other', () => {
    const items = [{ type: 'text' }, { name: 'a' }];
    expect(placesLeft(bulkOf(items, [{ name: 'a' }, { name: 'z' }]))).toEqual([]);
  });

  it('pairs by position if the answer has positions', () => {
    const items = [{ name: 'a' }, { name: 'bad' }, { name: 'c' }];
    expect(placesLeft(bulkOf(items, [{ name: 'a' }, { name: 'c' }], { bad: [1], createdAt: [0, 2] }))).toEqual([]);
    expect(placesLeft(bulkOf(items, [{ name: 'c' }, { name: 'a' }], { bad: [1], createdAt: [0, 2] }))).toEqual([0, 2]);
  });
});

describe('the location of a member in the description', () => {
  it('follows references, items and members', () => {
    expect(placeOf(plain, '/components/schemas/Bulk', '/bad/3/why/0/field')).toBe(
      '/components/schemas/Bulk/properties/bad/items/properties/why/items/properties/field',
    );
  });

  it('falls back to the schema if the schema does not go so deep', () => {
    expect(placeOf(plain, '/components/schemas/Thing', '/nothing/here')).toBe('/components/schemas/Thing');
  });

  it('ends after a bounded number of steps if the schema refers to itself', () => {
    const loop = { ...plain, document: { a: { $ref: '#/b' }, b: { $ref: '#/a' } } };
    expect(placeOf(loop, '/a', '/x')).toBe('/a');
  });
});

describe('Retry-After', () => {
  it.each(['0', '120', 'Wed, 21 Oct 2026 07:28:00 GMT', 'Wednesday, 21-Oct-26 07:28:00 GMT', 'Wed Oct 21 07:28:00 2026'])(
    'accepts %s',
    (value) => {
      expect(isRetryAfter(value)).toBe(true);
    },
  );

  it.each(['', '-1', '1.5', '30s', 'soon', '2026-10-21T07:28:00Z'])('rejects %s', (value) => {
    expect(isRetryAfter(value)).toBe(false);
  });
});
