import type { JsonObject } from '../../../src/json/json.ts';
import { type Cases, refer, thing } from './case.ts';

const short = (maxLength: number): JsonObject => ({ type: 'string', maxLength });
const DIGIT: JsonObject = { type: 'integer', minimum: 0, maximum: 9 };

const BY_COUNTRY: JsonObject = {
  if: { properties: { country: { const: 'US' } }, required: ['country'] },
  then: { required: ['zip'] },
  else: { required: ['region'] },
};

const CLOSED = thing(
  { k: { const: 7 }, e: { enum: [1, 'x', null, true] }, f: { enum: [{ a: 1 }, [1]] }, b: { const: true } },
  {
    rules: {
      unevaluatedProperties: false,
      allOf: [
        { type: 'object', properties: { n: DIGIT } },
        { type: 'object', properties: { address: refer('Address') } },
      ],
    },
    schemas: {
      Address: {
        type: 'object',
        additionalProperties: false,
        required: ['city'],
        properties: { city: short(9), 'zip/code': short(5), 'a.b': { type: 'integer' }, constructor: { type: 'string' } },
        dependentRequired: { 'zip/code': ['constructor'] },
      },
    },
    compare: ['/title', '/n', '/k', '/e', '/f'],
    example: { title: 'Hello', n: 3 },
  },
);

const MAP = thing(
  { n: DIGIT },
  {
    rules: {
      minProperties: 1,
      maxProperties: 4,
      propertyNames: { pattern: '^[a-z][a-zA-Z]*$' },
      patternProperties: { '^x[A-Z]': { type: 'integer' } },
      additionalProperties: short(5),
    },
    compare: ['/title', '/n'],
    example: { title: 'Hello', n: 3 },
  },
);

const PARTS: JsonObject = {
  Name: { type: 'string', minLength: 2, maxLength: 30 },
  Code: { type: 'string', pattern: '^[A-Z]+$' },
  Base: {
    type: 'object',
    required: ['title'],
    properties: {
      title: { allOf: [refer('Name'), { maxLength: 25 }] },
      code: { ...refer('Code'), maxLength: 5 },
      rank: { type: 'integer', minimum: 0, default: 1 },
    },
  },
  More: {
    type: 'object',
    properties: {
      rank: { maximum: 10 },
      title: { minLength: 3 },
      both: {
        allOf: [
          { type: 'string', minLength: 2 },
          { type: 'string', minLength: 4, maxLength: 8 },
        ],
      },
    },
  },
  Whole: { allOf: [refer('Base'), refer('More')], required: ['rank'], maxProperties: 5 },
};

/** Members of objects, and the members that they require. */
export const members: Cases = {
  'read-only members': {
    described: thing(
      {
        id: { type: 'string', format: 'uuid', readOnly: true },
        createdAt: { type: 'string', format: 'date-time', readOnly: true },
        n: DIGIT,
      },
      { compare: ['/title', '/n'], example: { title: 'Hello', n: 3 } },
    ),
  },
  'members named by digits, reported by their last name': {
    described: thing(
      { years: { type: 'object', additionalProperties: { type: 'array', maxItems: 3, items: DIGIT } } },
      { naming: 'last-member', compare: ['/title', '/years'], example: { title: 'Hello', years: { '2026': [1], '0': [1, 2] } } },
    ),
  },
  plain: { described: thing({ n: DIGIT }, { compare: ['/title', '/n'], anyQuery: true, example: { title: 'Hello', n: 3 } }) },
  'plain, with only the first error reported': {
    described: thing({ n: DIGIT }, { compare: ['/title', '/n'], example: { title: 'Hello', n: 3 } }),
    behaviour: { tells: 'first' },
  },
  'if, then and else': {
    described: thing(
      { country: { enum: ['US', 'CH', 'DE'] }, zip: short(9), region: short(9) },
      { required: ['country'], rules: BY_COUNTRY, example: { title: 'Hello', country: 'US', zip: '12345' } },
    ),
  },
  'if, then and else named by pointers': {
    described: thing(
      { country: { enum: ['US', 'CH', 'DE'] }, zip: short(9), region: short(9) },
      { required: ['country'], rules: BY_COUNTRY, naming: 'json-pointer', example: { title: 'Hello', country: 'CH', region: 'BE' } },
    ),
  },
  'members that others require': {
    described: thing(
      { card: short(9), billing: short(9) },
      { rules: { dependentSchemas: { card: { required: ['billing'] } } }, compare: ['/title', '/card'] },
    ),
  },
  'a minimum and a maximum number of members': {
    described: thing(
      {
        address: {
          type: 'object',
          required: ['city'],
          minProperties: 2,
          maxProperties: 3,
          properties: { city: short(20), zip: short(6), street: short(9), x: { type: 'integer' } },
        },
      },
      { required: ['address'], example: { title: 'Hello', address: { city: 'Bern', zip: '3011', street: 'a' } } },
    ),
  },
  'no other members, in all parts together': { described: CLOSED },
  'no other members, named by pointers': { described: { ...CLOSED, naming: 'json-pointer' } },
  'names by patterns, and a maximum number': { described: MAP },
  'names by patterns, named by pointers': { described: { ...MAP, naming: 'json-pointer' } },
  'a required map': {
    described: thing(
      { labels: { type: 'object', minProperties: 1, additionalProperties: short(9) } },
      { required: ['labels'], example: { title: 'Hello', labels: { a: 'b' } }, compare: ['/title', '/labels'] },
    ),
  },
  'a map with a member __proto__': {
    described: thing(
      { labels: { type: 'object', additionalProperties: short(9) } },
      { example: { title: 'Hello', labels: JSON.parse('{"__proto__": "b", "constructor": "c"}') }, compare: ['/title', '/labels'] },
    ),
  },
  'one member in several parts of allOf': {
    described: {
      schema: refer('Whole'),
      schemas: PARTS,
      mark: '/title',
      compare: ['/title', '/rank', '/code'],
      example: { title: 'Hello', rank: 3 },
    },
  },
  'constants, choices and types of all kinds': {
    described: thing(
      {
        kind: { type: ['string', 'null'], enum: ['a', 'b', null] },
        only: { const: null },
        num: { enum: [1.5, -2, 0] },
        f: { type: 'boolean', const: false },
        z: { type: ['integer', 'string'], minimum: 3, minLength: 2 },
        w: { type: ['object', 'string'], properties: { a: { type: 'integer' } }, required: ['a'], minLength: 2 },
        any: true,
        no: false,
        em: {},
      },
      { required: ['kind'], compare: ['/title', '/kind', '/num', '/z'], example: { title: 'Hello', kind: 'a' } },
    ),
  },
};
