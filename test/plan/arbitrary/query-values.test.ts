import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenWays, validInQuery } from '../../../src/fuzz/query-values.ts';
import { isArray, type Json, type JsonObject, member } from '../../../src/json/json.ts';
import type { Format, Parameter } from '../../../src/model/format.ts';
import { validator } from '../../../src/schema/validate.ts';
import * as schemas from '../schemas.ts';

const RUNS = { seed: 20_261_126, numRuns: 60 };

/** A format that refuses what is broken, and a parameter of this schema. */
function described(schema: JsonObject): { readonly format: Format; readonly parameter: Parameter } {
  const format = schemas.formatOf(schema);
  const invalid = { entries: ['invalid'], accepted: false, anyEntry: false };
  const parameter: Parameter = { in: 'query', name: 'p', required: false, schema, pointer: '/schema' };
  return { format: { ...format, causes: { ...format.causes, invalid } }, parameter };
}

/** All that lenient readers make of a text: itself, numbers as far as they go, what stands for yes and no, and nothing. */
function read(text: string): readonly Json[] {
  const numbers = [text.trim() === '' ? Number.NaN : Number(text), Number.parseFloat(text)].filter((value) => Number.isFinite(value));
  const booleans = [...(/^(true|yes|on|y|t|1)$/i.test(text) ? [true] : []), ...(/^(false|no|off|n|f|0)$/i.test(text) ? [false] : [])];
  return [text, ...numbers, ...booleans, ...(text === '' || text === 'null' ? [null] : [])];
}

/** As `read`, where whole numbers are wanted also without what stands behind the point. */
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
  test('satisfy the schema where they are said to be valid, and can be sent', () => {
    fc.assert(
      fc.property(schemas.parameters, (schema) => {
        const { format, parameter } = described(schema);
        const values = validInQuery(format, parameter);
        expect(values.length, JSON.stringify(schema)).toBeGreaterThan(0);
        for (const value of values) {
          const told = `${JSON.stringify(schema)} ${JSON.stringify(value)}`;
          expect(validator(format, schema)(value), told).toEqual([]);
          for (const each of isArray(value) ? value : [value]) expect(textOf(each), told).toMatch(/^\P{Cc}+$/u);
          expect(value, told).not.toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test('are refused by the schema where they are said to be broken, however their text is read', () => {
    let seen = 0;
    fc.assert(
      fc.property(schemas.parameters, (schema) => {
        const { format, parameter } = described(schema);
        const isValid = (value: Json) => validator(format, schema)(value).length === 0;
        for (const { change, constraint, blame, expect: expected } of brokenWays(format, parameter).sure) {
          const value = change.kind === 'set' ? change.value : null;
          const told = `${JSON.stringify(schema)} ${constraint} ${JSON.stringify(value)}`;
          expect(value, told).not.toEqual([]);
          const readings = isArray(value) ? [value] : readFor(schema, textOf(value));
          expect(readings.filter(isValid), told).toEqual([]);
          expect([expected.accepted, expected.anyEntry], told).toEqual([false, false]);
          expect(blame.must.flat(), told).toContain('p');
          seen += 1;
        }
      }),
      RUNS,
    );
    expect(seen).toBeGreaterThan(300);
  });

  test('must neither be taken nor refused where readers differ', () => {
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
    // A text is a text, so no word is of the wrong type; nor is nothing at all too little.
    [{ type: ['string', 'integer'], minimum: 5 }, []],
    [{ type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 }, ['maxItems']],
    [{ type: 'string' }, []],
    // Some read an empty text as no parameter at all.
    [{ type: 'string', minLength: 1 }, []],
    [{ type: 'string', minLength: 3 }, ['minLength']],
    // Past the exact numbers, what lies beside a bound falls on it.
    [{ type: 'integer', maximum: 2 ** 63 }, ['type']],
    // No URL is that long.
    [{ type: 'string', minLength: 3, maxLength: 20_000 }, ['minLength']],
    [{ type: 'boolean' }, ['type']],
    [{ type: 'integer', maximum: 9 }, ['type', 'maximum']],
    [{ type: 'array', items: { type: 'integer', minimum: 1 } }, ['type', 'minimum']],
  ] as const)('of %o are broken by %o', (schema, constraints) => {
    const { format, parameter } = described(schema);
    expect([...new Set(brokenWays(format, parameter).sure.map(({ constraint }) => constraint))]).toEqual(constraints);
  });

  test('can be said in a query, and are as they are written', () => {
    const values = (schema: JsonObject) => {
      const { format, parameter } = described(schema);
      return validInQuery(format, parameter);
    };
    expect(values({ type: ['boolean', 'null'] })).not.toContain(null);
    expect(Math.max(...values({ type: 'integer', minimum: 1, maximum: 2 ** 63 }).map(Number))).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
    expect(Math.max(...values({ type: 'string', maxLength: 20_000 }).map((each) => String(each).length))).toBeLessThanOrEqual(2_000);
  });

  test('are left out, where they must be there', () => {
    const { format, parameter } = described({ type: 'boolean' });
    const [first] = brokenWays(format, { ...parameter, required: true }).sure;
    expect(first).toMatchObject({ constraint: 'required', change: { kind: 'remove', at: '/query/p' }, blame: { must: [['p']] } });
  });

  test('of a list are refused as its elements say', () => {
    const items = { type: 'string', enum: ['x', 'y'], 'x-on-violation': { enum: 'open' } };
    const { format, parameter } = described({ type: 'array', items });
    const { sure, open } = brokenWays(format, parameter);
    expect(sure.filter(({ constraint }) => constraint === 'enum')).toEqual([]);
    expect(open.some(({ constraint }) => constraint === 'enum')).toBe(true);
  });

  test('stay where a number has no end, since what there is may have one', () => {
    const { format, parameter } = described({ type: 'integer', minimum: 1 });
    expect(new Set(validInQuery(format, parameter))).toEqual(new Set([1]));
  });
});
