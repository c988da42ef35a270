import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChoiceArbitrary } from '../../../src/fuzz/choices.ts';
import { validMaker } from '../../../src/fuzz/valid.ts';
import { canonical, isArray, isObject, type Json, type JsonObject, member } from '../../../src/json/json.ts';
import type { Format } from '../../../src/model/format.ts';
import { validator } from '../../../src/schema/validate.ts';
import { bodies, formatOf, unmade } from '../schemas.ts';
import { validArbitrary } from './arbitraries.ts';
import { bulkOf, envelope, parcels, structured, textsIn } from './formats.ts';

const RUNS = { seed: 20_261_124, numRuns: 40 };
const WHERE = '/schema';
const DOCUMENTED = { assumed: false, examples: [] };

function valuesOf(schema: JsonObject, numRuns: number, format: Format = formatOf(schema)): readonly Json[] {
  return fc.sample(validArbitrary(format, { schema, pointer: WHERE }), { seed: 3, numRuns });
}

const { rules } = bulkOf(structured);
const items = fc.sample(validArbitrary(structured, { schema: rules.itemSchema, pointer: rules.itemPointer }), { seed: 4, numRuns: 2000 });

describe('valid values', () => {
  test('satisfy any schema, and are nearly always what was drawn', () => {
    let [drawn, all] = [0, 0];
    fc.assert(
      fc.property(bodies, (schema) => {
        const format = formatOf(schema);
        const make = validMaker(format, { schema, pointer: WHERE }, DOCUMENTED);
        if (make === undefined) throw new Error(`Nothing could be made of ${canonical(schema)}`);
        for (const made of fc.sample(new ChoiceArbitrary(make), { seed: 3, numRuns: 20 })) {
          expect(validator(format, WHERE)(made.value), `${canonical(schema)}\n${canonical(made.value)}`).toEqual([]);
          all += 1;
          drawn += made.how === 'drawn' ? 1 : 0;
        }
      }),
      RUNS,
    );
    expect(drawn / all).toBeGreaterThan(0.97);
  });

  test('satisfy schemas with constraints that no maker knows, or are not to be had; a known value takes over what it can hold', () => {
    let [known, mixed] = [0, 0];
    fc.assert(
      fc.property(unmade, (schema) => {
        const format = formatOf(schema);
        const make = validMaker(format, { schema, pointer: WHERE }, DOCUMENTED);
        for (const made of make === undefined ? [] : fc.sample(new ChoiceArbitrary(make), { seed: 3, numRuns: 20 })) {
          expect(validator(format, WHERE)(made.value), `${canonical(schema)}\n${canonical(made.value)}`).toEqual([]);
          known += made.how === 'known' ? 1 : 0;
          mixed += made.how === 'mixed' ? 1 : 0;
        }
      }),
      RUNS,
    );
    expect(mixed).toBeGreaterThan(50);
    expect(mixed).toBeGreaterThan(known);
  });

  test('hold what an example holds that could not be made, and differ in all else', () => {
    const schema: JsonObject = {
      type: 'object',
      required: ['span', 'size'],
      properties: { span: { type: 'string', format: 'duration' }, size: { type: 'integer', minimum: 1, maximum: 9 } },
    };
    const format = formatOf(schema);
    expect(validMaker(format, { schema, pointer: WHERE }, DOCUMENTED)).toBeUndefined();
    const make = validMaker(format, { schema, pointer: WHERE }, { assumed: false, examples: [{ span: 'P1D', size: 3 }] });
    if (make === undefined) throw new Error('The example is valid');
    const made = fc.sample(new ChoiceArbitrary(make), { seed: 3, numRuns: 50 }).map(({ value }) => value);
    expect(new Set(made.map((value) => member(value, 'span')))).toEqual(new Set(['P1D']));
    expect(new Set(made.map((value) => member(value, 'size'))).size).toBeGreaterThan(4);
  });

  test('have members that no description names only where it says what these are, `__proto__` and the like among them', () => {
    const open: JsonObject = {
      type: 'object',
      properties: { a: { type: 'integer' } },
      additionalProperties: { type: 'integer', maximum: 9 },
    };
    const names = (schema: JsonObject) => new Set(valuesOf(schema, 300).flatMap((value) => Object.keys(isObject(value) ? value : {})));
    for (const name of ['__proto__', 'constructor', 'toString', 'a b']) expect(names(open)).toContain(name);
    expect([...names({ type: 'object', properties: { a: { type: 'integer' } } })]).toEqual(['a']);
    for (const value of valuesOf(open, 300)) expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  });

  test('become the simplest value of the schema when they shrink', () => {
    fc.assert(
      fc.property(bodies, fc.integer(), (schema, seed) => {
        const arbitrary = validArbitrary(formatOf(schema), { schema, pointer: WHERE });
        const shrunk = fc.check(
          fc.property(arbitrary, () => false),
          { seed, numRuns: 1 },
        );
        const other = fc.check(
          fc.property(arbitrary, () => false),
          { seed: seed ^ 1, numRuns: 1 },
        );
        expect(shrunk.counterexample).toEqual(other.counterexample);
      }),
      { ...RUNS, numRuns: 25 },
    );
  });

  test.each([structured, envelope, parcels])('satisfy the schema of each body of $name', (format) => {
    for (const { body } of format.operations) {
      if (body === undefined) continue;
      const { schema, pointer } = body;
      for (const value of fc.sample(validArbitrary(format, { schema, pointer }), { seed: 5, numRuns: 100 }))
        expect(validator(format, pointer)(value), canonical(value)).toEqual([]);
    }
  });

  test('have any alternative, optional members or none, and texts at their bounds', () => {
    const types = new Set(items.map((item) => member(item, 'type')));
    expect(types.size).toBe(8);
    for (const name of ['name', 'is_dynamic', 'folder_id', 'style']) {
      const share = items.filter((item) => member(item, name) !== undefined).length / items.length;
      expect([name, share > 0.3 && share < 0.8]).toEqual([name, true]);
    }
    const lengths = items.flatMap((item) => member(item, 'name') ?? []).map((name) => (typeof name === 'string' ? name.length : 0));
    expect(lengths.filter((length) => length === 100).length).toBeGreaterThan(20);
    expect(Math.max(...lengths)).toBe(100);
  });

  test('have only plausible values where the description names some', () => {
    const sent = new Set(items.flatMap((item) => member(item, 'folder_id') ?? []));
    expect(items.some((item) => member(item, 'folder_id') === null)).toBe(true);
    expect([...sent]).toEqual([]);
    expect(new Set(items.flatMap((item) => member(member(item, 'content'), 'phone') ?? []))).toEqual(
      new Set(['5550123', '15555550123', '123456789012345']),
    );
  });

  test('have members that are assumed only where these may be judged', () => {
    const schema = parcels.operations.find(({ id }) => id === 'sendParcel')?.body;
    if (schema === undefined) throw new Error('parcels take no body');
    const sent = (assumed: boolean) =>
      fc
        .sample(validArbitrary(parcels, { ...schema, assumed }), { seed: 6, numRuns: 50 })
        .filter((value) => member(value, 'fragile') !== undefined).length;
    expect(sent(false)).toBe(0);
    expect(sent(true)).toBeGreaterThan(10);
  });

  test('have odd texts, but none that is blank, has NUL, half a character, or anything to trim', () => {
    const texts = items.flatMap(textsIn);
    for (const text of texts) {
      expect(text.isWellFormed() && !text.includes('\0')).toBe(true);
      expect([text, text.trim()]).toEqual([text, text]);
      expect(text).not.toBe('');
    }
    for (const odd of ['😀', '\u0301', 'שלום', '"', '\\', '\t', '\u0001', '__proto__'])
      expect([odd, texts.some((text) => text.includes(odd))]).toEqual([odd, true]);
  });

  test('end where a schema holds itself', () => {
    const tree: JsonObject = {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', maxLength: 5 },
        left: { $ref: '#/schema' },
        children: { type: 'array', items: { $ref: '#/schema' } },
        one: { oneOf: [{ type: 'integer' }, { type: 'object', required: ['next'], properties: { next: { $ref: '#/schema' } } }] },
      },
    };
    const format = formatOf(tree);
    const made = valuesOf(tree, 200, format);
    for (const value of made) expect(validator(format, WHERE)(value)).toEqual([]);
    const depth = (value: Json): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
    const depths = made.map(depth);
    expect(Math.max(...depths)).toBeGreaterThan(4);
    expect(Math.max(...made.map((value) => canonical(value).length))).toBeLessThan(100_000);
  });

  test('keep to constraints that no maker knows', () => {
    const schema: JsonObject = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'integer', minimum: 1, maximum: 9, not: { const: 5 } }, b: { type: 'integer' } },
      if: { required: ['b'] },
      then: { properties: { a: { maximum: 2 } } },
    };
    const format = formatOf(schema);
    for (const value of valuesOf(schema, 100, format)) expect(validator(format, WHERE)(value), canonical(value)).toEqual([]);
  });

  test('have lists of all lengths that are allowed, of different elements where that is asked for', () => {
    const schema: JsonObject = {
      type: 'object',
      required: ['tags', 'more'],
      properties: {
        tags: { type: 'array', minItems: 2, maxItems: 5, uniqueItems: true, items: { type: 'integer', minimum: 0, maximum: 20 } },
        more: { type: 'array', items: { type: 'string', maxLength: 3 } },
      },
    };
    const lengths = (name: string) =>
      new Set(
        valuesOf(schema, 200).map((value) => {
          const list = member(value, name);
          return isArray(list) ? list.length : -1;
        }),
      );
    expect([...lengths('tags')].toSorted()).toEqual([2, 3, 4, 5]);
    expect([...lengths('more')].toSorted()).toEqual([0, 1, 2, 3]);
  });
});
