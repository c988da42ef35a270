import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenWays, validInQuery } from '../../../src/fuzz/query-values.ts';
import { isArray, type Json, type JsonObject, member } from '../../../src/json/json.ts';
import type { Format, Parameter } from '../../../src/model/format.ts';
import { validator } from '../../../src/schema/validate.ts';
import * as schemas from '../schemas.ts';

const RUNS = { seed: 20_261_126, numRuns: 60 };

/** A format that rejects invalid parameters, and a parameter of this schema. */
function described(schema: JsonObject): { readonly format: Format; readonly parameter: Parameter } {
  const format = schemas.formatOf(schema);
  const invalid = { entries: ['invalid'], accepted: false, anyEntry: false };
  const parameter: Parameter = { in: 'query', name: 'p', required: false, schema, pointer: '/schema' };
  return { format: { ...format, causes: { ...format.causes, invalid } }, parameter };
}

/** Every value that lenient readers get from a text: itself, a leading number, words for yes and no, and nothing. */
function read(text: string): readonly Json[] {
  const numbers = [text.trim() === '' ? Number.NaN : Number(text), Number.parseFloat(text)].filter((value) => Number.isFinite(value));
  const booleans = [...(/^(true|yes|on|y|t|1)$/i.test(text) ? [true] : []), ...(/^(false|no|off|n|f|0)$/i.test(text) ? [false] : [])];
  return [text, ...numbers, ...booleans, ...(text === '' || text === 'null' ? [null] : [])];
}

/** As `read`; for whole numbers also without their fraction. */
function readFor(schema: Json, text: string): readonly Json[] {
  const all = read(text);
  return member(schema, 'type') === 'integer'
    ? [...all, ...all.flatMap((each) => (typeof each === 'number' ? [Math.trunc(each)] : []))]
    : all;
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

describe('values of a query', () => {
  test('generates valid parameters that satisfy the schema and can be sent', () => {
    fc.assert(
      fc.property(schemas.parameters, (schema) => {
        const { format, parameter } = described(schema);
        const values = validInQuery(format, parameter);
        expect(values.length, JSON.stringify(schema)).toBeGreaterThan(0);
        for (const value of values) {
          const context = `${JSON.stringify(schema)} ${JSON.stringify(value)}`;
          expect(validator(format, schema)(value), context).toEqual([]);
          for (const each of isArray(value) ? value : [value]) expect(textOf(each), context).toMatch(/^\P{Cc}+$/u);
          expect(value, context).not.toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test('generates broken parameters that the schema rejects however their text is read', () => {
    let seen = 0;
    fc.assert(
      fc.property(schemas.parameters, (schema) => {
        const { format, parameter } = described(schema);
        const isValid = (value: Json) => validator(format, schema)(value).length === 0;
        for (const { change, constraint, blame, expect: expected } of brokenWays(format, parameter).certain) {
          const value = change.kind === 'set' ? change.value : null;
          const context = `${JSON.stringify(schema)} ${constraint} ${JSON.stringify(value)}`;
          expect(value, context).not.toEqual([]);
          const readings = isArray(value) ? [value] : readFor(schema, textOf(value));
          expect(readings.filter(isValid), context).toEqual([]);
          expect([expected.accepted, expected.anyEntry], context).toEqual([false, false]);
          expect(blame.must.flat(), context).toContain('p');
          seen += 1;
        }
      }),
      RUNS,
    );
    expect(seen).toBeGreaterThan(300);
  });

  test('leaves values open that servers read differently', () => {
    fc.assert(
      fc.property(schemas.parameters, (schema) => {
        const { format, parameter } = described(schema);
        const { open } = brokenWays(format, parameter);
        expect(open.length).toBeGreaterThan(0);
        for (const { expect: expected } of open) expect([expected.accepted, expected.anyEntry]).toEqual([true, true]);
      }),
      { ...RUNS, numRuns: 20 },
    );
  });

  test.each([
    // Every word is a text, so none is of the wrong type; and an empty list is no parameter.
    [{ type: ['string', 'integer'], minimum: 5 }, []],
    [{ type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 }, ['maxItems']],
    [{ type: 'string' }, []],
    // Some servers read an empty text as no parameter.
    [{ type: 'string', minLength: 1 }, []],
    [{ type: 'string', minLength: 3 }, ['minLength']],
    // Beyond exact numbers, a value next to a bound is rounded to it.
    [{ type: 'integer', maximum: 2 ** 63 }, ['type']],
    // No URL is that long.
    [{ type: 'string', minLength: 3, maxLength: 20_000 }, ['minLength']],
    [{ type: 'boolean' }, ['type']],
    [{ type: 'integer', maximum: 9 }, ['type', 'maximum']],
    [{ type: 'array', items: { type: 'integer', minimum: 1 } }, ['type', 'minimum']],
  ] as const)('breaks a parameter %o by %o', (schema, constraints) => {
    const { format, parameter } = described(schema);
    expect([...new Set(brokenWays(format, parameter).certain.map(({ constraint }) => constraint))]).toEqual(constraints);
  });

  test('generates only values that a query can express exactly', () => {
    const values = (schema: JsonObject) => {
      const { format, parameter } = described(schema);
      return validInQuery(format, parameter);
    };
    expect(values({ type: ['boolean', 'null'] })).not.toContain(null);
    expect(Math.max(...values({ type: 'integer', minimum: 1, maximum: 2 ** 63 }).map(Number))).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
    expect(Math.max(...values({ type: 'string', maxLength: 20_000 }).map((each) => String(each).length))).toBeLessThanOrEqual(2_000);
  });

  test('leaves out a required parameter', () => {
    const { format, parameter } = described({ type: 'boolean' });
    const [first] = brokenWays(format, { ...parameter, required: true }).certain;
    expect(first).toMatchObject({ constraint: 'required', change: { kind: 'remove', at: '/query/p' }, blame: { must: [['p']] } });
  });

  test('expects for a broken element of a list what its schema says', () => {
    const items = { type: 'string', enum: ['x', 'y'], 'x-on-violation': { enum: 'open' } };
    const { format, parameter } = described({ type: 'array', items });
    const { certain, open } = brokenWays(format, parameter);
    expect(certain.filter(({ constraint }) => constraint === 'enum')).toEqual([]);
    expect(open.some(({ constraint }) => constraint === 'enum')).toBe(true);
  });

  test('keeps to planned values where a number has no upper bound', () => {
    const { format, parameter } = described({ type: 'integer', minimum: 1 });
    expect(new Set(validInQuery(format, parameter))).toEqual(new Set([1]));
  });
});
