import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptsNumber } from '../../src/mutate/numbers.ts';
import { sample } from '../../src/mutate/sample.ts';
import { values } from '../../src/mutate/variants.ts';
import { isMultiple } from '../../src/schema/multiples.ts';
import { nodeOf } from '../../src/schema/node.ts';
import { newAjv, validator } from '../../src/schema/validate.ts';
import { formatOf } from './schemas.ts';

const STEPS = [0.1, 0.01, 0.001, 0.25, 0.3, 0.05, 1e-6] as const;

describe('a multiple of a fraction', () => {
  test.each([
    [0.7, 0.1],
    [0.07, 0.01],
    [1.1, 0.1],
    [4.35, 0.01],
    [-0.3, 0.1],
    [0.1 + 0.2, 0.1],
    [1_234_567_890_123.07, 0.01],
    [12, 0.1],
    [0, 0.01],
  ])('accepts a decimal multiple as written: %d of %d', (value, step) => {
    expect(isMultiple(value, step)).toBe(true);
    expect(newAjv().validate({ type: 'number', multipleOf: step }, value)).toBe(true);
  });

  test.each([
    [0.75, 0.1],
    [0.075, 0.01],
    [1_234_567.005, 0.01],
    [7, 2],
    [9_007_199_254_740_991, 2],
    [1.5, 1],
  ])('rejects a number between multiples: %d of %d', (value, step) => {
    const ajv = newAjv();
    expect(ajv.validate({ type: 'number', multipleOf: step, maximum: -1 }, value)).toBe(false);
    expect(ajv.errors?.map(({ keyword, params }) => [keyword, params])).toContainEqual(['multipleOf', { multipleOf: step }]);
  });

  test('accepts any number of steps, and never half a step more', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(...STEPS), (count, step) => {
        const value = Number((count * step).toPrecision(15));
        expect(isMultiple(value, step), `${value} of ${step}`).toBe(true);
        expect(isMultiple(value + step / 2, step), `${value} and a half step of ${step}`).toBe(false);
      }),
      { seed: 14, numRuns: 500 },
    );
  });
});

test('makes numbers without float noise that are multiples even for servers that divide', () => {
  for (const multipleOf of STEPS)
    for (const minimum of [0.1, 0.7, 3, 4.35]) {
      const schema = { type: 'number', minimum, maximum: 50, multipleOf };
      const format = formatOf(schema);
      const node = nodeOf(format, schema, '/schema');
      const made = [sample(format, schema, '/schema'), ...[...values(format, node, 1)].map(([, value]) => value)];
      for (const value of made) {
        const text = `${JSON.stringify(schema)} ${JSON.stringify(value)}`;
        expect(String(value).length, text).toBeLessThan(10);
        expect(Number.isInteger(Number(value) / multipleOf), text).toBe(true);
      }
      expect(validator(format, '/schema')(sample(format, schema, '/schema'))).toEqual([]);
      for (const value of [0.7, 4.35, 7.07, 0.075])
        expect(acceptsNumber(node, value)).toBe(validator(format, '/schema')(value).length === 0);
    }
});
