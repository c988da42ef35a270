import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isArray, isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import type { Format } from '../../src/model/format.ts';
import { ACCEPTED, REFUSED } from '../../src/model/probe.ts';
import { applied } from '../../src/mutate/apply.ts';
import { changesOf, combinations } from '../../src/mutate/broken-together.ts';
import type { Derived } from '../../src/mutate/derived.ts';
import { branches, variants } from '../../src/mutate/variants.ts';
import { exactViolations } from '../../src/mutate/violations.ts';
import { nodeOf } from '../../src/schema/node.ts';
import { validator } from '../../src/schema/validate.ts';
import { bodies, formatOf, sampled } from './schemas.ts';

const RUNS = { seed: 20_260_115, numRuns: 60 };
const WHERE = '/schema';
const ANYWHERE = { stopAt: undefined, root: '', fixed: [] };

function errorsOf(format: Format, value: Json) {
  return validator(format, WHERE)(value);
}

/** The violations of each valid document that the planner starts from. */
function broken(format: Format, schema: JsonObject): readonly (readonly [Json, readonly Derived[]])[] {
  const node = nodeOf(format, schema, WHERE);
  const walk = { format, root: '', expected: REFUSED, stopAt: undefined, exhaustive: true };
  return branches(format, node, sampled(format, schema)).map(([, document]) => [
    document,
    [...exactViolations(walk, { schema, pointer: WHERE }, document)],
  ]);
}

function told(schema: JsonObject, value: Json, more = ''): string {
  return `${JSON.stringify(schema)}\n${JSON.stringify(value)}\n${more}`;
}

describe('for any schema of a body', () => {
  test('makes a sample that satisfies the schema', () => {
    fc.assert(
      fc.property(bodies, (schema) => {
        const format = formatOf(schema);
        const value = sampled(format, schema);
        expect(errorsOf(format, value), told(schema, value)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('makes valid variants with different names', () => {
    fc.assert(
      fc.property(bodies, (schema) => {
        const format = formatOf(schema);
        const made = [...variants(format, schema, WHERE, sampled(format, schema), ANYWHERE)];
        for (const { name, value } of made) expect(errorsOf(format, value), told(schema, value, name)).toEqual([]);
        const names = made.map(({ name, spec }) => `${name} ${spec}`);
        expect(names).toEqual([...new Set(names)]);
      }),
      RUNS,
    );
  });

  test('breaks the schema with every violation', () => {
    fc.assert(
      fc.property(bodies, (schema) => {
        const format = formatOf(schema);
        for (const [document, found] of broken(format, schema))
          for (const each of found) {
            const value = applied(document, [...each.also, each.change]);
            const errors = errorsOf(format, value);
            if (!each.expect.accepted) expect(errors, told(schema, value, `${each.at} ${each.constraint}`)).not.toEqual([]);
            else expect(['null', 'control-characters']).toContain(each.constraint);
          }
      }),
      RUNS,
    );
  });

  test('adds only valid members on the way to a violation', () => {
    fc.assert(
      fc.property(bodies, (schema) => {
        const format = formatOf(schema);
        for (const [document, found] of broken(format, schema))
          for (const each of found) {
            const onTheWay = each.also.filter(({ kind }) => kind === 'set');
            if (['anyOf', 'maxProperties', 'dependentRequired'].includes(each.constraint)) continue;
            const value = applied(document, onTheWay);
            // One member more may be one too many where a greatest number is named.
            const errors = errorsOf(format, value).filter(({ keyword }) => keyword !== 'maxProperties');
            expect(errors, told(schema, value, `${each.at} ${each.constraint}`)).toEqual([]);
          }
      }),
      RUNS,
    );
  });

  test('keeps each of several violations visible beside the others', () => {
    fc.assert(
      fc.property(bodies, fc.integer({ min: 1, max: 9 }), (schema, seed) => {
        const format = formatOf(schema);
        for (const [document, found] of broken(format, schema))
          for (const group of combinations(found, seed)) {
            const value = applied(document, changesOf(group));
            const places = errorsOf(format, value).map(({ pointer }) => pointer);
            for (const each of group)
              expect(
                places.some(
                  (place) => place === each.at || each.at.startsWith(`${place}/`) || place.startsWith(`${each.at}/`) || place === '',
                ),
                told(schema, value, `${each.at} ${each.constraint}: ${places.join(' ')}`),
              ).toBe(true);
          }
      }),
      RUNS,
    );
  });

  test('does not change the document it starts from', () => {
    fc.assert(
      fc.property(bodies, (schema) => {
        const format = formatOf(schema);
        const value = frozen(sampled(format, schema));
        const walk = { format, root: '', expected: ACCEPTED, stopAt: undefined };
        expect(() => [
          ...variants(format, schema, WHERE, value, ANYWHERE),
          ...exactViolations(walk, { schema, pointer: WHERE }, value),
        ]).not.toThrow();
      }),
      { ...RUNS, numRuns: 30 },
    );
  });
});

test('breaks the elements of a body that is a list, also behind a valid first one', () => {
  const schema: JsonObject = {
    type: 'array',
    items: { type: 'object', required: ['name'], properties: { name: { type: 'string', maxLength: 9 } } },
  };
  const format = formatOf(schema);
  const places = broken(format, schema).flatMap(([, found]) => found.map(({ at, constraint }) => `${at} ${constraint}`));
  expect(places).toEqual(expect.arrayContaining(['/0/name required', '/0/name maxLength', '/1/name required', '/1/name maxLength']));
});

function frozen(value: Json): Json {
  if (isArray(value)) value.forEach(frozen);
  else if (isObject(value)) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
