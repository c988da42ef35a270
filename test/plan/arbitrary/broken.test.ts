import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BrokenItem } from '../../../src/fuzz/item.ts';
import { canonical, isObject, type JsonObject } from '../../../src/json/json.ts';
import { tokens } from '../../../src/json/pointer.ts';
import type { Format, Schema } from '../../../src/model/format.ts';
import { namesOf } from '../../../src/model/naming.ts';
import { REFUSED } from '../../../src/model/probe.ts';
import { validator } from '../../../src/schema/validate.ts';
import * as schemas from '../schemas.ts';
import { brokenArbitrary } from './arbitraries.ts';
import { bulkOf, envelope, parcels, structured } from './formats.ts';

const RUNS = { seed: 20_261_125, numRuns: 40 };
const WHERE = '/schema';

function brokenOf(format: Format, schema: Schema, pointer: string, numRuns: number): readonly BrokenItem[] {
  const arbitrary = brokenArbitrary(format, { schema, pointer });
  return arbitrary === undefined ? [] : fc.sample(arbitrary, { seed: 8, numRuns });
}

/** A format with such bodies that rejects invalid ones. */
function rejecting(schema: JsonObject): Format {
  const format = schemas.formatOf(schema);
  return { ...format, causes: { ...format.causes, invalid: REFUSED } };
}

/** The item breaks the schema at each violation, and a server can name a field for it. */
function expectBroken(format: Format, schema: Schema, broken: BrokenItem): void {
  const { item, violations, blame } = broken;
  const context = `${canonical(schema)}\n${canonical(item)}\n${violations.map(({ at, constraint }) => `${at} ${constraint}`).join(' ')}`;
  const places = validator(format, schema)(item).map(({ pointer }) => pointer);
  expect(places, context).not.toEqual([]);
  for (const { at, expect: expected } of violations) {
    const near = places.some((place) => place === '' || place === at || at.startsWith(`${place}/`) || place.startsWith(`${at}/`));
    expect(near, `${context}: ${at} among ${places.join(' ')}`).toBe(true);
    expect(expected.accepted, context).toBe(false);
  }
  expect(blame.any || blame.must.length > 0, context).toBe(true);
  for (const group of blame.must) expect(group.filter((name) => name !== '').length, context).toBeGreaterThan(0);
}

/** Every error of the schema may be blamed; otherwise a server that reports all of them would be accused. */
function expectAllBlamed(format: Format, schema: Schema, { item, blame }: BrokenItem): void {
  const allowed = [...blame.must.flat(), ...blame.may];
  const isAllowed = (place: string) =>
    namesOf(format.fields?.naming ?? 'last-member', tokens(place)).some((name) => allowed.includes(name));
  for (const { pointer } of validator(format, schema)(item))
    expect(blame.any || isAllowed(pointer), `${canonical(schema)}\n${canonical(item)}: ${pointer} in ${allowed.join(' ')}`).toBe(true);
}

describe('broken values', () => {
  test('generates values that break the schema at each violation and can be blamed', () => {
    const counts = [0, 0, 0, 0];
    fc.assert(
      fc.property(schemas.bodies, (schema) => {
        const format = rejecting(schema);
        for (const broken of brokenOf(format, schema, WHERE, 20)) {
          expectBroken(format, schema, broken);
          expectAllBlamed(format, schema, broken);
          counts[broken.violations.length] = (counts[broken.violations.length] ?? 0) + 1;
        }
      }),
      RUNS,
    );
    for (const count of counts) expect(count).toBeGreaterThan(20);
  });

  test('blames a broken value for every error that any keyword finds', () => {
    fc.assert(
      fc.property(schemas.unmade, (schema) => {
        const format = rejecting(schema);
        for (const broken of brokenOf(format, schema, WHERE, 20)) {
          expectBroken(format, schema, broken);
          expectAllBlamed(format, schema, broken);
        }
      }),
      RUNS,
    );
  });

  test.each([structured, envelope, parcels])('breaks every body of $name, and never in a way that the documents leave open', (format) => {
    for (const { body } of format.operations)
      if (body !== undefined)
        for (const broken of brokenOf(format, body.schema, body.pointer, 150)) expectBroken(format, body.schema, broken);
  });

  test('breaks items in one to three ways, with every constraint, or sends no object at all', () => {
    const { rules } = bulkOf(structured);
    const made = brokenOf(structured, rules.itemSchema, rules.itemPointer, 1500);
    const counts = [0, 1, 2, 3].map((count) => made.filter(({ violations }) => violations.length === count).length);
    for (const count of counts) expect(count).toBeGreaterThan(60);
    for (const { item, violations } of made) expect(isObject(item)).toBe(violations.length > 0);
    const constraints = new Set(made.flatMap(({ violations }) => violations.map(({ constraint }) => constraint)));
    expect([...constraints].toSorted()).toEqual(['enum', 'maxLength', 'null', 'pattern', 'required', 'type']);
    const places = new Set(made.flatMap(({ violations }) => violations.map(({ at, constraint }) => `${at} ${constraint}`)));
    for (const place of ['/content/url pattern', '/content/lastName maxLength', '/type enum', '/content required'])
      expect(places).toContain(place);
  });

  test('breaks a member that decides which others are allowed alone', () => {
    const { rules } = bulkOf(structured);
    const made = brokenOf(structured, rules.itemSchema, rules.itemPointer, 1500);
    for (const { violations } of made) if (violations.some(({ at }) => at === '/type')) expect(violations.length).toBe(1);
  });

  test('generates no broken value for a schema that allows everything', () => {
    expect(brokenArbitrary(rejecting({}), { schema: {}, pointer: WHERE })).toBeUndefined();
  });

  test('shrinks to one violation of the simplest value', () => {
    const schema: JsonObject = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', maxLength: 5 }, b: { type: 'integer', minimum: 2 }, c: { type: 'boolean' } },
    };
    const arbitrary = brokenArbitrary(rejecting(schema), { schema, pointer: WHERE });
    if (arbitrary === undefined) throw new Error('Nothing breaks the schema');
    const found = fc.check(
      fc.property(arbitrary, ({ violations }) => !violations.some(({ constraint }) => constraint === 'minimum')),
      { seed: 1, numRuns: 300 },
    );
    expect(found.counterexample?.[0]?.violations.map(({ at, constraint }) => `${at} ${constraint}`)).toEqual(['/b minimum']);
    expect(found.counterexample?.[0]?.item).toEqual({ a: 'errsp', b: 1 });
  });
});
