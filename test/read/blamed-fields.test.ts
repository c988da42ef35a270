import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json.ts';
import type { BlamedFieldRule } from '../../src/model/format.ts';
import { type Naming, namesFrom, nameWithin } from '../../src/model/naming.ts';
import { blamedFields } from '../../src/read/blamed-fields.ts';

const names = (body: Json, rule: BlamedFieldRule, naming: Naming = 'dotted') => blamedFields(body, rule, naming).map(({ name }) => name);

describe('blamed fields', () => {
  test('reads them from lists of keys, in the spelling of the format and without the first key', () => {
    const body = { errors: [{ at: ['body', 'items', 2, 'url'] }, { at: ['body'] }, { at: [{}] }, { at: 7 }, null] };
    const rule: BlamedFieldRule = { list: '/errors', name: '/at', drop: ['body'] };
    expect(names(body, rule)).toEqual(['items.2.url', '$', undefined, undefined, undefined]);
    expect(names(body, rule, 'bracketed')[0]).toBe('items[2][url]');
    expect(names(body, rule, 'slashed')[0]).toBe('items/2/url');
    expect(names(body, rule, 'json-pointer').slice(0, 2)).toEqual(['/items/2/url', '#']);
    expect(names(body, rule, 'last-member')[0]).toBe('url');
  });

  test('reads them from maps of messages, of further maps, and of lists of maps', () => {
    const body = { url: ['too long', 'no URL'], content: { note: 'missing' }, items: [{}, { url: ['no URL'] }], base: ['odd'], empty: [] };
    const found = blamedFields(body, { map: '', own: ['base'] }, 'dotted');
    expect(found).toEqual([
      { name: 'url', message: 'too long' },
      { name: 'content.note', message: 'missing' },
      { name: 'items.1.url', message: 'no URL' },
      { name: '$', message: 'odd' },
    ]);
    expect(names({ e: { a: { _errors: [{ code: 'X', text: 'no' }] } } }, { map: '/e', own: ['_errors'], message: '/text' })).toEqual(['a']);
  });

  test('reads them from texts with a pattern, of which the first group that matches is the name', () => {
    const rule: BlamedFieldRule = { list: '', name: '', pattern: "^(?:field (\\S+)|needs '([^']+)')" };
    expect(names(['field url is wrong', "needs 'name'", 'other'], rule)).toEqual(['url', 'name', undefined]);
  });

  test('drops prefixes from texts, but not the beginning of longer words', () => {
    const rule: BlamedFieldRule = { list: '', name: '', drop: ['body', '$.', '/'] };
    expect(names(['body.url', 'bodyweight', '$.a.b', 'body', 'url'], rule)).toEqual(['url', 'bodyweight', 'a.b', '$', 'url']);
  });

  test('reads them from the elements that have the wanted values', () => {
    const body = {
      details: [
        { type: 'info', list: [{ f: 'no' }] },
        {
          type: 'bad',
          list: [
            { f: 'a', level: 'warning' },
            { f: 'b', level: 'error' },
            { f: 'c', level: 'fatal' },
          ],
        },
      ],
    };
    const rule: BlamedFieldRule = {
      in: { list: '/details', where: { '/type': 'bad' } },
      list: '/list',
      where: { '/level': ['error', 'fatal'] },
      name: '/f',
    };
    expect(names(body, rule)).toEqual(['b', 'c']);
  });

  test('reads them from a list within a string, and from the first location that has a name', () => {
    const rule: BlamedFieldRule = { list: '/m', json: true, name: ['/pointer', '/parameter'] };
    expect(names({ m: '[{"pointer":"/a"},{"parameter":"b"}]' }, rule)).toEqual(['/a', 'b']);
    expect(names({ m: '[{' }, rule)).toEqual([]);
    expect(names({ error: { param: 'items[2][url]' } }, { at: '/error/param' })).toEqual(['items[2][url]']);
    expect(names({ error: {} }, { at: '/error/param' })).toEqual([]);
  });

  test('reads few of them, and quickly, whatever a server sends', () => {
    let deep: Json = 'x';
    for (let level = 0; level < 250; level++) deep = { a: deep };
    expect(names({ deep }, { map: '' })).toEqual([]);
    const wide = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`f${index}`, 'x']));
    expect(names(wide, { map: '' }).length).toBe(10_000);
    const started = performance.now();
    const slow = Array.from({ length: 50 }, () => `${'a'.repeat(1000)}!`);
    expect(new Set(names(slow, { list: '', name: '', pattern: '^((a+)+)$' }))).toEqual(new Set([undefined]));
    expect(performance.now() - started).toBeLessThan(5000);
    for (const odd of [null, [], 'x', 7, { map: [] }, { map: [[[]]] }, { map: { a: [null] } }]) {
      expect(() => names(odd, { map: '/map' })).not.toThrow();
      expect(() => names(odd, { list: '', name: '' })).not.toThrow();
    }
  });
});

describe('names of fields of an item', () => {
  test.each<[Naming, string, string]>([
    ['dotted', 'content.url', 'items.2.content.url'],
    ['bracketed', 'content[url]', 'items[2][content][url]'],
    ['slashed', 'content/url', 'items/2/content/url'],
    ['json-pointer', '/content/url', '/items/2/content/url'],
    ['last-member', 'url', 'url'],
  ])('turns them into names in the whole body, and back: %s', (naming, inner, whole) => {
    expect(namesFrom(naming, ['items', 2], inner)).toContain(whole);
    expect(nameWithin(naming, ['items', 2], whole)).toBe(inner);
    expect(nameWithin(naming, ['items', 1], whole)).toBe(whole);
  });
});
