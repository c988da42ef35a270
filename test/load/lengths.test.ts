import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newAjv } from '../../src/schema/validate.ts';

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('a', 'ü', '😀', '\ud800', '\udc00', 'e\u0301'), maxLength: 12 }),
);

const LIMITS = Array.from({ length: 13 }, (_, limit) => limit);

test('counts lengths in code points, as JSON Schema requires', () => {
  const ajv = newAjv();
  const validators = LIMITS.map((limit) => ({ limit, most: ajv.compile({ maxLength: limit }), least: ajv.compile({ minLength: limit }) }));
  fc.assert(
    fc.property(texts, fc.constantFrom(...validators), (text, { limit, most, least }) => {
      const length = [...text].length;
      expect(most(text), `${limit}`).toBe(length <= limit);
      expect(least(text), `${limit}`).toBe(length >= limit);
    }),
    { seed: 4, numRuns: 300 },
  );
});

test('reports a wrong length with its limit, in the order of ajv', () => {
  const ajv = newAjv();
  expect(ajv.validate({ pattern: '^b', maxLength: 2, minLength: 4 }, 'aaa')).toBe(false);
  expect(ajv.errors?.map(({ keyword, params }) => [keyword, params])).toEqual([
    ['maxLength', { limit: 2 }],
    ['minLength', { limit: 4 }],
    ['pattern', { pattern: '^b' }],
  ]);
});
