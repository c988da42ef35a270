import type { JsonObject } from '../../../src/json/json.ts';
import { type Cases, refer, TITLE, thing } from './case.ts';

const closedBy = (kind: string, required: readonly string[], properties: JsonObject): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'title', ...required],
  properties: { kind: { const: kind }, title: TITLE, ...properties },
});

const SUB: JsonObject = {
  type: 'object',
  required: ['t'],
  discriminator: { propertyName: 't' },
  oneOf: [
    { type: 'object', required: ['t', 'x'], properties: { t: { const: 1 }, x: { type: 'number', exclusiveMinimum: 0 } } },
    { type: 'object', required: ['t'], properties: { t: { const: 2 }, y: { type: 'string', maxLength: 4 } } },
  ],
};

/** Cats and dogs, tagged as OpenAPI does it: by the names of their schemas only, unless the options add more. */
function pets(
  kinds: { readonly any?: JsonObject; readonly cat?: JsonObject; readonly dog?: JsonObject; readonly examples?: boolean } = {},
) {
  const { any = {}, cat, dog, examples = false } = kinds;
  const pet = (properties: JsonObject, required: string, petType: JsonObject | undefined, example: JsonObject): JsonObject => ({
    allOf: [
      refer('Pet'),
      { type: 'object', required: [required], properties: { ...properties, ...(petType === undefined ? {} : { petType }) } },
    ],
    ...(examples ? { example } : {}),
  });
  const mapping = { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' };
  return {
    schema: refer('Any'),
    mark: '/title',
    compare: ['/title'],
    example: { title: 'Hello', petType: 'cat', lives: 3 },
    schemas: {
      Pet: { type: 'object', required: ['title', 'petType'], properties: { title: TITLE, petType: { type: 'string', ...any } } },
      Cat: pet({ lives: { type: 'integer', minimum: 1, maximum: 9 } }, 'lives', cat, { title: 'x', petType: 'cat', lives: 1 }),
      Dog: pet({ bark: { enum: ['loud', 'soft'] } }, 'bark', dog, { title: 'x', petType: 'dog', bark: 'loud' }),
      Any: { oneOf: [refer('Cat'), refer('Dog')], discriminator: { propertyName: 'petType', mapping } },
    },
  };
}

const PAID = { title: TITLE, paid: { const: true }, sum: { type: 'integer', minimum: 1 } };
const UNPAID = { title: TITLE, paid: { const: false }, why: { type: 'string', maxLength: 5 } };

const pay = (kind: string, member: string, maxLength: number): JsonObject => ({
  type: 'object',
  required: ['kind', member],
  properties: { kind: { type: 'string', enum: [kind] }, [member]: { type: 'string', maxLength } },
});

const SCALARS: JsonObject = {
  amount: {
    anyOf: [
      { type: 'integer', minimum: 0, maximum: 10 },
      { type: 'string', pattern: '^[0-9]{1,2}%$' },
    ],
  },
  maybe: { anyOf: [{ type: 'string', maxLength: 10 }, { type: 'null' }] },
  owner: { anyOf: [{ type: 'object', required: ['id'], properties: { id: { type: 'integer', minimum: 1 } } }, { type: 'null' }] },
  when: { type: ['string', 'null'], format: 'date' },
  list: { type: 'array', items: { type: ['integer', 'null'], maximum: 9 }, maxItems: 4 },
  pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], minItems: 2, maxItems: 2 },
};
const scalars = thing(SCALARS, {
  required: ['amount'],
  compare: ['/title', '/amount', '/maybe', '/list'],
  example: { title: 'Hello', amount: 3 },
});

const NULLABLE = thing(
  {
    s: { anyOf: [{ type: 'string', maxLength: 10 }, { type: 'null' }], default: null },
    o: { anyOf: [refer('O'), { type: 'null' }] },
    l: { anyOf: [{ type: 'array', items: { type: 'string', maxLength: 3 }, maxItems: 2 }, { type: 'null' }] },
  },
  {
    schemas: {
      O: { type: 'object', required: ['id'], properties: { id: { type: 'integer', minimum: 1 }, k: { type: 'string', maxLength: 5 } } },
    },
    compare: ['/title', '/s', '/o', '/l'],
    example: { title: 'Hello', s: 'abc', o: { id: 1 }, l: ['a'] },
  },
);

const MAIL: JsonObject = { required: ['mail'], properties: { mail: { type: 'string', format: 'email' } } };
const PHONE: JsonObject = { required: ['phone'], properties: { phone: { type: 'string', pattern: '^\\+?[0-9]{5,15}$' } } };
/** Alternatives: tagged by a mapping, constants or enums, or untagged. */
export const unions: Cases = {
  'closed alternatives tagged by constants, with nested ones': {
    described: {
      schema: refer('T'),
      mark: '/title',
      compare: ['/title', '/n', '/sub', '/list'],
      example: { kind: 'a', title: 'Hello', n: 1 },
      schemas: {
        A: closedBy('a', ['n'], { n: { type: 'integer', minimum: 0, maximum: 5 }, sub: refer('Sub') }),
        B: closedBy('b', [], { list: { type: 'array', maxItems: 3, items: refer('Sub') } }),
        Sub: SUB,
        T: {
          type: 'object',
          required: ['kind'],
          discriminator: { propertyName: 'kind', mapping: { a: '#/components/schemas/A', b: '#/components/schemas/B' } },
          oneOf: [refer('A'), refer('B')],
        },
      },
    },
  },
  'alternatives tagged by a mapping only': { described: pets() },
  'mapped alternatives with choices of the kind': { described: pets({ any: { enum: ['cat', 'dog'] } }) },
  'mapped alternatives with a choice of one each': { described: pets({ cat: { type: 'string', enum: ['cat'] }, dog: { enum: ['dog'] } }) },
  'mapped alternatives with examples': { described: pets({ examples: true }) },
  'mapped alternatives named by pointers': { described: { ...pets(), naming: 'json-pointer' } },
  'alternatives tagged by booleans': {
    described: thing(
      {},
      {
        required: ['paid'],
        rules: {
          oneOf: [
            { required: ['paid', 'sum'], properties: PAID },
            { required: ['paid'], properties: UNPAID },
          ],
        },
        example: { title: 'Hello', paid: false },
      },
    ),
  },
  'alternatives tagged by an enum of one value': {
    described: thing(
      { pay: { oneOf: [pay('bank', 'iban', 30), pay('card', 'number', 19)] } },
      { required: ['pay'], example: { title: 'Hello', pay: { kind: 'bank', iban: 'CH93' } } },
    ),
  },
  'unions of scalars, with only the member reported': { described: scalars, behaviour: { unions: 'member' } },
  'unions of scalars, with all errors reported': { described: scalars },
  'unions of scalars named by pointers': { described: { ...scalars, naming: 'json-pointer' } },
  'nullable members': { described: NULLABLE },
  'nullable members, with only the member reported': { described: NULLABLE, behaviour: { unions: 'member' } },
  'alternatives that may apply together': {
    described: thing(
      {},
      { rules: { anyOf: [MAIL, PHONE] }, compare: ['/title', '/mail', '/phone'], example: { title: 'Hello', mail: 'a@example.com' } },
    ),
  },
};
