import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChoiceArbitrary } from '../../../src/fuzz/choices.ts';
import { validGenerator } from '../../../src/fuzz/valid.ts';
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
  test('generates valid values of any schema, nearly always without help of a known value', () => {
    let [generated, all] = [0, 0];
    fc.assert(
      fc.property(bodies, (schema) => {
        const format = formatOf(schema);
        const generate = validGenerator(format, { schema, pointer: WHERE }, DOCUMENTED);
        if (generate === undefined) throw new Error(`No value can be made for ${canonical(schema)}`);
        for (const value of fc.sample(new ChoiceArbitrary(generate), { seed: 3, numRuns: 20 })) {
          expect(validator(format, WHERE)(value.value), `${canonical(schema)}\n${canonical(value.value)}`).toEqual([]);
          all += 1;
          generated += value.origin === 'generated' ? 1 : 0;
        }
      }),
      RUNS,
    );
    expect(generated / all).toBeGreaterThan(0.97);
  });

  test('generates valid values or none where keywords are ignored by generators, and mixes known values with generated members', () => {
    let [known, mixed] = [0, 0];
    fc.assert(
      fc.property(unmade, (schema) => {
        const format = formatOf(schema);
        const generate = validGenerator(format, { schema, pointer: WHERE }, DOCUMENTED);
        for (const value of generate === undefined ? [] : fc.sample(new ChoiceArbitrary(generate), { seed: 3, numRuns: 20 })) {
          expect(validator(format, WHERE)(value.value), `${canonical(schema)}\n${canonical(value.value)}`).toEqual([]);
          known += value.origin === 'known' ? 1 : 0;
          mixed += value.origin === 'mixed' ? 1 : 0;
        }
      }),
      RUNS,
    );
    expect(mixed).toBeGreaterThan(50);
    expect(mixed).toBeGreaterThan(known);
  });

  test('takes members that cannot be generated from an example, and varies all others', () => {
    const schema: JsonObject = {
      type: 'object',
      required: ['span', 'size'],
      properties: { span: { type: 'string', format: 'duration' }, size: { type: 'integer', minimum: 1, maximum: 9 } },
    };
    const format = formatOf(schema);
    expect(validGenerator(format, { schema, pointer: WHERE }, DOCUMENTED)).toBeUndefined();
    const generate = validGenerator(format, { schema, pointer: WHERE }, { assumed: false, examples: [{ span: 'P1D', size: 3 }] });
    if (generate === undefined) throw new Error('The example is valid');
    const made = fc.sample(new ChoiceArbitrary(generate), { seed: 3, numRuns: 50 }).map(({ value }) => value);
    expect(new Set(made.map((value) => member(value, 'span')))).toEqual(new Set(['P1D']));
    expect(new Set(made.map((value) => member(value, 'size'))).size).toBeGreaterThan(4);
  });

  test('adds unknown members only where the schema describes them, `__proto__` and the like among them', () => {
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

  test('shrinks to the simplest value of the schema', () => {
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

  test.each([structured, envelope, parcels])('generates valid bodies for every operation of $name', (format) => {
    for (const { body } of format.operations) {
      if (body === undefined) continue;
      const { schema, pointer } = body;
      for (const value of fc.sample(validArbitrary(format, { schema, pointer }), { seed: 5, numRuns: 100 }))
        expect(validator(format, pointer)(value), canonical(value)).toEqual([]);
    }
  });

  test('generates every alternative, optional members or none, and texts at their bounds', () => {
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

  test('uses only plausible values where the description lists some', () => {
    const sent = new Set(items.flatMap((item) => member(item, 'folder_id') ?? []));
    expect(items.some((item) => member(item, 'folder_id') === null)).toBe(true);
    expect([...sent]).toEqual([]);
    expect(new Set(items.flatMap((item) => member(member(item, 'content'), 'phone') ?? []))).toEqual(
      new Set(['5550123', '15555550123', '123456789012345']),
    );
  });

  test('generates assumed members only where these may be judged', () => {
    const schema = parcels.operations.find(({ id }) => id === 'sendParcel')?.body;
    if (schema === undefined) throw new Error('sendParcel has no body');
    const sent = (assumed: boolean) =>
      fc
        .sample(validArbitrary(parcels, { ...schema, assumed }), { seed: 6, numRuns: 50 })
        .filter((value) => member(value, 'fragile') !== undefined).length;
    expect(sent(false)).toBe(0);
    expect(sent(true)).toBeGreaterThan(10);
  });

  test('generates unusual texts, but none that is blank, or has a control character, a line break, half a character or anything to trim', () => {
    const texts = items.flatMap(textsIn);
    for (const text of texts) {
      expect(text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)).toBe(true);
      expect([text, text.trim()]).toEqual([text, text]);
      expect(text).not.toBe('');
    }
    for (const odd of ['😀', '\u0301', 'שלום', '"', '\\', '\u200b', '__proto__'])
      expect([odd, texts.some((text) => text.includes(odd))]).toEqual([odd, true]);
  });

  test('ends values of recursive schemas', () => {
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

  test('obeys keywords that generators ignore', () => {
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

  test('generates lists of all allowed lengths, with different elements under uniqueItems', () => {
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
