import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { pointerOf, resolveSchema } from '../../src/schema/resolve.ts';
import { validator } from '../../src/schema/validate.ts';

function formatWith(schemas: JsonObject): { readonly document: JsonObject } {
  return { document: { components: { schemas } } };
}

/** Pointer and keyword of each error. */
function errors(schemas: JsonObject, value: Json): readonly (readonly [string, string])[] {
  return validator(formatWith(schemas), '/components/schemas/A')(value).map(({ pointer, keyword }) => [pointer, keyword]);
}

const cat: JsonObject = { type: 'object', required: ['kind', 'lives'], properties: { kind: { const: 'cat' }, lives: { type: 'integer' } } };
const dog: JsonObject = { type: 'object', required: ['kind', 'tricks'], properties: { kind: { const: 'dog' }, tricks: { type: 'array' } } };

describe('the validator of a schema', () => {
  test('reports the location, the keyword and what it requires', () => {
    const check = validator(
      formatWith({
        A: { type: 'object', required: ['a/b'], properties: { 'a/b': true, c: { maxLength: 2 } }, additionalProperties: false },
      }),
      '/components/schemas/A',
    );
    expect(check({ c: 'long', d: 1 })).toEqual([
      { pointer: '/a~1b', keyword: 'required', expected: 'present' },
      { pointer: '/d', keyword: 'additionalProperties', expected: 'absent' },
      { pointer: '/c', keyword: 'maxLength', expected: { limit: 2 } },
    ]);
    expect(check({ 'a/b': 1, c: 'ok' })).toEqual([]);
  });

  test('follows references to itself and to locations with escaped names', () => {
    const schemas = {
      A: { properties: { next: { $ref: '#/components/schemas/A' }, odd: { $ref: '#/components/schemas/a%20~1b' } } },
      'a /b': { type: 'null' },
    };
    expect(errors(schemas, { next: { next: { odd: 1 } } })).toEqual([['/next/next/odd', 'type']]);
  });

  test('keeps members whose names look like keywords, and ignores the keywords of OpenAPI', () => {
    const schemas = {
      A: {
        'x-plausible': [1],
        example: {},
        xml: {},
        properties: { 'x-plausible': { type: 'string' }, example: { type: 'string' }, discriminator: { type: 'string' } },
      },
    };
    expect(errors(schemas, { 'x-plausible': 1, example: 2, discriminator: 3 })).toEqual([
      ['/x-plausible', 'type'],
      ['/example', 'type'],
      ['/discriminator', 'type'],
    ]);
  });

  test.each([
    ['constants', { A: { oneOf: [cat, dog] } }],
    [
      'a discriminator with a mapping',
      {
        A: {
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
          discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', dog: '#/components/schemas/Dog' } },
        },
        Cat: cat,
        Dog: dog,
      },
    ],
    [
      'a discriminator without a mapping',
      {
        A: { anyOf: [{ $ref: '#/components/schemas/cat' }, { $ref: '#/components/schemas/dog' }], discriminator: { propertyName: 'kind' } },
        cat,
        dog,
      },
    ],
    [
      'constants of a member that is required beside oneOf',
      {
        A: {
          required: ['kind'],
          oneOf: [
            { ...cat, required: ['lives'] },
            { ...dog, required: ['tricks'] },
          ],
        },
      },
    ],
  ])('chooses the branch by %s and reports only its errors', (_, schemas) => {
    expect(errors(schemas, { kind: 'dog', tricks: 'none' })).toEqual([['/tricks', 'type']]);
    expect(errors(schemas, { kind: 'cat', lives: 9 })).toEqual([]);
    expect(errors(schemas, { kind: 'cow' })).toContainEqual(['/kind', 'enum']);
    expect(errors(schemas, { lives: 9 })).toContainEqual(['/kind', 'required']);
  });

  test('validates branches that nothing distinguishes as they are', () => {
    const schemas = { A: { anyOf: [{ required: ['a'] }, { required: ['b'] }] } };
    expect(errors(schemas, { b: 1 })).toEqual([]);
    expect(errors(schemas, {})).toContainEqual(['', 'anyOf']);
  });

  test('compiles a schema at its first use, by location or by value', () => {
    expect(validator(formatWith({}), { $ref: '#/components/schemas/A' })).toBeTypeOf('function');
    expect(validator(formatWith({ A: { type: 'string' } }), { $ref: '#/components/schemas/A' })(1)).toHaveLength(1);
    expect(validator(formatWith({}), false)(1)).toHaveLength(1);
    expect(() => validator(formatWith({}), '/components/schemas/A')(1)).toThrow('no schema at /components/schemas/A');
  });

  test('resolves references, but not circular ones', () => {
    const format = formatWith({ A: { $ref: '#/components/schemas/B' }, B: { type: 'string' }, C: { $ref: '#/components/schemas/C' } });
    expect(resolveSchema(format, { $ref: '#/components/schemas/A' }, '/x')).toEqual({
      schema: { type: 'string' },
      pointer: '/components/schemas/B',
    });
    expect(resolveSchema(format, { $ref: '#/components/schemas/C' }, '/x').pointer).toBe('/components/schemas/C');
  });

  test.each(['other.yaml#/A', 'http://example.com/a', '#anchor', '#/%E0%A4%A'])('does not follow %s', (reference) => {
    expect(pointerOf(reference)).toBeUndefined();
  });
});

describe('a pattern that takes exponential time', () => {
  const slow: JsonObject = { A: { type: 'string', pattern: '^([A-Za-z0-9 .,_]+)*\\.$' } };
  const hostile = `${'a'.repeat(57)}!`;

  test('gives up after a moment, and then judges nothing', () => {
    const check = validator(formatWith(slow), '/components/schemas/A');
    const started = performance.now();
    expect(check(hostile)).toEqual([]);
    expect(check(hostile)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('judges the texts that it matches quickly', () => {
    expect(errors(slow, 'a sentence.')).toEqual([]);
    expect(errors(slow, 'none!')).toEqual([['', 'pattern']]);
  });
});
