import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import { withValue } from '../../src/json/pointer.ts';
import type { Format } from '../../src/model/format.ts';
import { plan } from '../../src/plan/plan.ts';
import { inAnswers, inRequests } from '../../src/schema/directions.ts';
import { nodeOf } from '../../src/schema/node.ts';
import { validator } from '../../src/schema/validate.ts';
import { parcels, tried } from './parcels.ts';

const BODY = '/components/requestBodies/Parcel/content/application~1json/schema';
const ANSWER = '/components/responses/Sent/content/application~1json/schema';

const ID: JsonObject = { type: 'string', minLength: 4, readOnly: true };
const SECRET: JsonObject = { type: 'string', minLength: 4, writeOnly: true };
const TO: JsonObject = { type: 'string', maxLength: 50 };
const MEMBERS: JsonObject = { id: ID, secret: SECRET, to: TO };

/** The parcels with these schemas; that of the body and the answer is `Parcel`. */
function described(schemas: JsonObject, example: Json = { to: 'Robin', secret: 'abcd' }): Format {
  const changes: readonly (readonly [string, Json])[] = [
    ['/components/requestBodies/Parcel/content/application~1json/example', example],
    ...Object.entries(schemas).map(([name, schema]): [string, Json] => [`/components/schemas/${name}`, schema]),
    ['/components/examples/Two/value', { parcels: [example, example] }],
    ['/paths/~1parcels/post/x-error-cases', []],
  ];
  const document = changes.reduce<Json>((all, [where, value]) => withValue(all, where, value), parcels);
  const { format, problems } = tried(isObject(document) ? document : {});
  if (format === undefined) throw new Error(JSON.stringify(problems));
  return format;
}

function sentErrors(format: Format, value: Json): readonly string[] {
  return validator(inRequests(format), BODY)(value).map(({ keyword, pointer }) => `${pointer} ${keyword}`);
}

function answerErrors(format: Format, value: Json): readonly string[] {
  return validator(inAnswers(format), ANSWER)(value).map(({ keyword, pointer }) => `${pointer} ${keyword}`);
}

function membersSent(format: Format): readonly string[] {
  const requests = inRequests(format);
  const body = requests.operations.find(({ id }) => id === 'sendParcel')?.body;
  const node = nodeOf(requests, body?.schema ?? true, body?.pointer ?? '');
  return [...node.properties.keys(), ...node.alternatives.flatMap((each) => [...each.properties.keys()])];
}

const whole = (more: JsonObject): JsonObject => ({ type: 'object', ...more });

/** Equivalent schemas of a parcel with a read-only `id`, a write-only `secret`, and `to`, all required. */
const SPELLINGS: readonly (readonly [string, JsonObject])[] = [
  ['in one schema', { Parcel: whole({ required: ['id', 'secret', 'to'], properties: MEMBERS }) }],
  [
    'in one schema without additional members',
    { Parcel: whole({ required: ['id', 'secret', 'to'], properties: MEMBERS, additionalProperties: false, minProperties: 3 }) },
  ],
  [
    'by references in members',
    {
      Parcel: whole({
        required: ['to', 'id', 'secret'],
        properties: { to: TO, id: { $ref: '#/components/schemas/Id' }, secret: { allOf: [{ $ref: '#/components/schemas/Secret' }] } },
      }),
      Id: ID,
      Secret: SECRET,
    },
  ],
  [
    'in allOf, required beside it',
    {
      Parcel: {
        allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['id', 'secret'] }, whole({ properties: { to: TO }, required: ['to'] })],
      },
      Base: whole({ properties: { id: ID, secret: SECRET } }),
    },
  ],
  [
    'beside a reference to a schema without readOnly',
    {
      Parcel: { $ref: '#/components/schemas/Plain', properties: { id: { readOnly: true }, secret: { writeOnly: true } } },
      Plain: whole({
        required: ['id', 'secret', 'to'],
        properties: { id: { type: 'string', minLength: 4 }, secret: { type: 'string' }, to: TO },
      }),
    },
  ],
  [
    'in alternatives',
    {
      Parcel: {
        oneOf: [
          whole({ required: ['kind', 'id'], properties: { kind: { const: 'none' }, id: ID } }),
          whole({ required: ['id', 'secret', 'to'], properties: { ...MEMBERS, kind: { const: 'one' } } }),
        ],
      },
    },
  ],
  [
    'with dependentRequired and anyOf groups',
    {
      Parcel: whole({
        required: ['to'],
        properties: MEMBERS,
        dependentRequired: { to: ['id', 'secret'] },
        anyOf: [{ required: ['to'] }, { required: ['id'] }, { required: ['secret'] }],
      }),
    },
  ],
];

describe.each(SPELLINGS)('readOnly and writeOnly members, described %s,', (title, schemas) => {
  const kind: JsonObject = title === 'in alternatives' ? { kind: 'one' } : {};
  const format = described(schemas, { to: 'Robin', secret: 'abcd', ...kind });

  test('accepts any value or none of a member of the other direction', () => {
    for (const id of [undefined, 'abcdef', 'a', 7, null])
      expect(sentErrors(format, { to: 'Robin', secret: 'abcd', ...kind, ...(id === undefined ? {} : { id }) }), `${id}`).toEqual([]);
    for (const secret of [undefined, '***', null])
      expect(answerErrors(format, { to: 'Robin', id: 'abcd', ...kind, ...(secret === undefined ? {} : { secret }) })).toEqual([]);
  });

  test('validates the members in their own direction', () => {
    expect(sentErrors(format, { to: 7, secret: 'abcd', ...kind })).toContain('/to type');
    expect(sentErrors(format, { to: 'Robin', ...kind })).not.toEqual([]);
    expect(answerErrors(format, { to: 'Robin', ...kind })).not.toEqual([]);
    expect(answerErrors(format, { to: 'Robin', id: 7, ...kind })).toContain('/id type');
  });

  test('plans no request with a readOnly member', () => {
    expect(membersSent(format)).not.toContain('id');
    expect(membersSent(format)).toEqual(expect.arrayContaining(['to', 'secret']));
    const { scenarios } = plan(format, [], { seed: 1, states: 'all', readOnly: false, assumed: true });
    const sent = scenarios
      .filter(({ operation }) => operation === 'sendParcel' || operation === 'sendParcels')
      .flatMap(({ steps }) => steps);
    expect(sent.length).toBeGreaterThan(20);
    for (const { request, cause } of sent) expect(JSON.stringify([request.body ?? null, cause])).not.toMatch(/"id"|\/id\b/);
    expect(JSON.stringify(sent)).toContain('/body/secret');
  });
});

describe('schemas by direction', () => {
  const plain = whole({ required: ['id', 'to'], properties: { id: { type: 'string' }, to: TO } });

  test('does not change a shared schema to which only another schema adds readOnly', () => {
    const schemas = {
      Parcel: { allOf: [{ $ref: '#/components/schemas/Plain' }, { properties: { id: { readOnly: true } } }] },
      Plain: plain,
      Parcels: whole({
        required: ['parcels'],
        properties: { parcels: { type: 'array', maxItems: 9, items: { $ref: '#/components/schemas/Plain' } } },
      }),
    };
    const format = described(schemas, { to: 'Robin', id: 'abcd' });
    expect(sentErrors(format, { to: 'Robin' })).toEqual([]);
    expect(validator(inRequests(format), '/components/schemas/Parcels')({ parcels: [{ to: 'Robin' }] })).toHaveLength(1);
    expect(format.operations.map(({ valid }) => valid.request.body)).toContainEqual({ to: 'Robin' });
    expect(format.operations.map(({ valid }) => valid.request.body)).toContainEqual({
      parcels: [
        { to: 'Robin', id: 'abcd' },
        { to: 'Robin', id: 'abcd' },
      ],
    });
  });

  test('handles a schema that refers to itself', () => {
    const Parcel = whole({
      required: ['id', 'to'],
      properties: { id: ID, to: TO, inside: { type: 'array', items: { $ref: '#/components/schemas/Parcel' } } },
    });
    const format = described({ Parcel }, { id: 'abcd', to: 'Robin', inside: [{ id: 'x', to: 'Kim' }] });
    expect(sentErrors(format, { to: 'Robin', inside: [{ to: 'Kim', inside: [{ to: 'Jo' }] }] })).toEqual([]);
    expect(sentErrors(format, { to: 'Robin', inside: [{ to: 'Kim', inside: [{}] }] })).toEqual(['/inside/0/inside/0/to required']);
    expect(answerErrors(format, { id: 'abcd', to: 'Robin', inside: [{ to: 'Kim' }] })).toEqual(['/inside/0/id required']);
    expect(format.operations.find(({ id }) => id === 'sendParcel')?.valid.request.body).toEqual({ to: 'Robin', inside: [{ to: 'Kim' }] });
  });

  test('returns the same format if it has no readOnly and writeOnly members', () => {
    const { format } = tried(parcels);
    expect(format === undefined || [inRequests(format), inAnswers(format)]).toEqual([format, format]);
    expect(format !== undefined && inRequests(format) === format && inAnswers(format) === format).toBe(true);
  });
});

test('ignores a readOnly discriminator in requests', () => {
  const branch = (kind: string, name: string): JsonObject =>
    whole({ required: ['kind', name], properties: { kind: { const: kind, readOnly: true }, [name]: { type: 'string' } } });
  const format = described(
    { Parcel: { oneOf: [branch('a', 'to'), branch('b', 'from')], discriminator: { propertyName: 'kind' } } },
    { to: 'Robin', kind: 'a' },
  );
  expect(sentErrors(format, { to: 'Robin' })).toEqual([]);
  expect(sentErrors(format, {})).not.toEqual([]);
  expect(answerErrors(format, { to: 'Robin' })).not.toEqual([]);
});

test('sends the body of x-valid-request unchanged, readOnly members included', () => {
  const document = withValue(
    withValue(parcels, '/components/schemas/Parcel/properties/grams', { type: 'integer', readOnly: true }),
    '/paths/~1parcels/post/x-valid-request/body',
    { to: 'Robin', grams: 20 },
  );
  const { format } = tried(isObject(document) ? document : {});
  const bodies = format?.operations.map(({ valid }) => valid.request.body);
  expect(bodies).toContainEqual({ to: 'Robin', grams: 20 });
});
