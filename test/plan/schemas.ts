import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { loadFormat } from '../../src/load/format.ts';
import type { FieldRules, Format } from '../../src/model/format.ts';
import { sample } from '../../src/mutate/sample.ts';

const parcels = loadFormat(fileURLToPath(new URL('../load/fixtures/parcels.yaml', import.meta.url)));

/** A format of which only the schema at `/schema` (and those in `/components/schemas`) and the naming matter. */
export function formatOf(schema: JsonObject, naming: FieldRules['naming'] = 'dotted', schemas: JsonObject = {}): Format {
  return { ...parcels, fields: { naming, with: [] }, document: { schema, components: { schemas } } };
}

/** A value of the schema at `/schema`. */
export function sampled(format: Format, schema: JsonObject): Json {
  const value = sample(format, schema, '/schema');
  if (value === undefined) throw new Error(`No value could be made of ${JSON.stringify(schema)}`);
  return value;
}

const whole = (min: number, max: number) => fc.integer({ min, max });

/** A lower and an upper bound, either of which may be missing; at least `width` apart. */
function bounds(lower: string, upper: string, { from, to, width }: { from: number; to: number; width: number }): fc.Arbitrary<JsonObject> {
  return fc.record({ least: whole(from, to), more: whole(width, width + 5), has: fc.constantFrom('none', 'lower', 'upper', 'both') }).map(
    ({ least, more, has }): JsonObject => ({
      ...(has === 'lower' || has === 'both' ? { [lower]: least } : {}),
      ...(has === 'upper' || has === 'both' ? { [upper]: least + more } : {}),
    }),
  );
}

const texts: fc.Arbitrary<JsonObject> = fc.oneof(
  bounds('minLength', 'maxLength', { from: 0, to: 12, width: 1 }).map((each): JsonObject => ({ type: 'string', ...each })),
  fc.constantFrom('date', 'uuid', 'email', 'uri', 'date-time', 'ipv4').map((format): JsonObject => ({ type: 'string', format })),
  fc.constantFrom('^[A-Z]{2}-[0-9]{3}$', '^https?://', '^[a-z]+$').map((pattern): JsonObject => ({ type: 'string', pattern })),
  fc.constant<JsonObject>({ type: 'string', pattern: '^[a-z]+$', minLength: 3, maxLength: 5 }),
  fc.constant<JsonObject>({ type: 'string', pattern: '^(?=.*[0-9])[A-Z0-9]{4,8}$' }),
  fc
    .uniqueArray(fc.constantFrom('red', 'green', 'blue', 'none'), { minLength: 1 })
    .map((values): JsonObject => ({ type: 'string', enum: values })),
);

const numbers: fc.Arbitrary<JsonObject> = fc
  .record({
    type: fc.constantFrom('integer', 'number'),
    lower: fc.constantFrom('minimum', 'exclusiveMinimum'),
    upper: fc.constantFrom('maximum', 'exclusiveMaximum'),
    multipleOf: fc.constantFrom(undefined, 0.5, 1, 2, 3),
  })
  .chain(({ type, lower, upper, multipleOf }) =>
    bounds(lower, upper, { from: -9, to: 9, width: 8 }).map(
      (each): JsonObject => ({ type, ...each, ...(multipleOf === undefined ? {} : { multipleOf }) }),
    ),
  );

const others: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>(
  { type: 'boolean' },
  { enum: [1, 2, 5] },
  { type: ['string', 'null'], maxLength: 9 },
  { type: ['integer', 'null'], minimum: 2 },
  { const: 'fixed' },
);

const scalars = fc.oneof(texts, numbers, others);

/** Lists of different elements have elements of which there are enough. */
function lists(items: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  const sizes = bounds('minItems', 'maxItems', { from: 0, to: 3, width: 1 });
  const unique = fc.constantFrom<JsonObject>({ type: 'string', minLength: 2, maxLength: 8 }, { type: 'integer', minimum: 0 });
  return fc.oneof(
    fc.tuple(sizes, items).map(([size, item]): JsonObject => ({ type: 'array', ...size, items: item })),
    fc.tuple(sizes, unique).map(([size, item]): JsonObject => ({ type: 'array', uniqueItems: true, ...size, items: item })),
  );
}

/** Schemas of parameters: scalars, and lists of them. */
export const parameters: fc.Arbitrary<JsonObject> = fc.oneof({ weight: 3, arbitrary: scalars }, lists(scalars));

const NAMES = ['a', 'b', 'c', 'other', 'x-y', 'a/b~c'];

/** An object of these members. */
function membersOf(entries: readonly (readonly [string, Json])[]): JsonObject {
  return Object.fromEntries(entries);
}

function objects(inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  const parts = fc.record({
    members: fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), inner, fc.boolean()), { selector: ([name]) => name, minLength: 1 }),
    closed: fc.boolean(),
    extra: fc.constantFrom('none', 'least', 'most', 'dependent', 'groups'),
  });
  return parts.map(({ members, closed, extra }): JsonObject => {
    const names = members.map(([name]) => name);
    const required = extra === 'least' || extra === 'groups' ? [] : members.flatMap(([name, , needed]) => (needed ? [name] : []));
    const [first = '', second] = names;
    return {
      type: 'object',
      properties: membersOf(members.map(([name, schema]) => [name, schema])),
      required,
      ...(closed ? { additionalProperties: false } : {}),
      ...(extra === 'least' ? { minProperties: 1 } : {}),
      ...(extra === 'most' && !closed ? { maxProperties: names.length } : {}),
      ...(extra === 'dependent' && second !== undefined ? { dependentRequired: membersOf([[first, [second]]]) } : {}),
      ...(extra === 'groups' && second !== undefined ? { anyOf: [{ required: [first] }, { required: [second] }] } : {}),
    };
  });
}

/** Two alternatives that a constant tells apart. */
function alternatives(inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc.tuple(inner, inner).map(
    ([one, two]): JsonObject => ({
      oneOf: [
        { type: 'object', required: ['kind', 'one'], properties: { kind: { const: 'first' }, one } },
        { type: 'object', required: ['kind', 'two'], properties: { kind: { const: 'second' }, two, one: { type: 'integer' } } },
      ],
    }),
  );
}

function joined(inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc.tuple(inner, inner).map(
    ([one, two]): JsonObject => ({
      allOf: [
        { type: 'object', required: ['left'], properties: { left: one } },
        { type: 'object', properties: { right: two } },
      ],
    }),
  );
}

/** Schemas of request bodies of which values can be made from the schema alone: objects, as deep as three levels. */
export const bodies: fc.Arbitrary<JsonObject> = (() => {
  const second = fc.oneof({ weight: 4, arbitrary: scalars }, lists(scalars), objects(scalars), alternatives(scalars), maps(scalars));
  return fc.oneof({ weight: 3, arbitrary: objects(second) }, joined(second), alternatives(second));
})();

/** Objects of members without names of their own. */
function maps(inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(inner, whole(0, 2))
    .map(([each, least]): JsonObject => ({ type: 'object', additionalProperties: each, minProperties: least }));
}

/** Constraints that can be checked, but not made values from. */
const UNMADE: readonly JsonObject[] = [
  { type: 'integer', not: { const: 1 } },
  { type: 'array', items: { type: 'integer' }, contains: { const: 7 } },
  { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 },
  { type: 'object', patternProperties: { '^x-': { type: 'integer' } }, minProperties: 1 },
  { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'integer' } }, if: { required: ['a'] }, then: { required: ['b'] } },
  { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'integer' } }, dependentSchemas: { a: { required: ['b'] } } },
  { type: 'string', minLength: 1, format: 'duration' },
  { oneOf: [{ type: 'integer' }, { type: 'integer', minimum: 3 }] },
];

/** Schemas of bodies beside a member with such a constraint, and a valid value of that member. */
export const unmade: fc.Arbitrary<JsonObject> = fc.tuple(bodies, fc.constantFrom(...UNMADE), fc.boolean()).map(
  ([body, odd, needed]): JsonObject => ({
    allOf: [body, { type: 'object', properties: { odd }, ...(needed ? { required: ['odd'] } : {}) }],
  }),
);
