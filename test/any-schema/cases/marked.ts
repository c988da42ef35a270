import type { JsonObject } from '../../../src/json/json.ts';
import { type Cases, TITLE } from './case.ts';

const short = (maxLength: number): JsonObject => ({ type: 'string', maxLength });
const DIGIT: JsonObject = { type: 'integer', minimum: 0, maximum: 9 };
const NAMES = { name: { type: 'string', minLength: 1, maxLength: 60 }, title: TITLE, n: { type: 'integer', minimum: 0, maximum: 9 } };
const ONE_NAME = [{ required: ['name'] }, { required: ['title'] }];

/** A resource whose title may be missing if it has a name. */
const named = (keyword: 'anyOf' | 'oneOf', example: JsonObject) => ({
  schema: { type: 'object', properties: NAMES, [keyword]: ONE_NAME },
  mark: '/title',
  compare: ['/title', '/n'],
  example,
});

/** Two closed alternatives, one of them without a title. */
const NOTE: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'title'],
  properties: { kind: { const: 'note' }, title: TITLE },
};
const NUMBER: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'n'],
  properties: { kind: { const: 'num' }, n: DIGIT },
};

/** Resources whose tagged member may be missing, decides their validity, or is short. */
export const marked: Cases = {
  'an alternative without room for a run tag': {
    described: {
      schema: { type: 'object', required: ['kind'], discriminator: { propertyName: 'kind' }, oneOf: [NOTE, NUMBER] },
      mark: '/title',
      compare: ['/title', '/n'],
      example: { kind: 'note', title: 'Hello' },
    },
  },
  'a title as short as a run tag': {
    described: {
      schema: {
        type: 'object',
        required: ['title'],
        properties: { title: { type: 'string', minLength: 1, maxLength: 12 }, n: DIGIT },
      },
      mark: '/title',
      compare: ['/title', '/n'],
      example: { title: 'Hello', n: 3 },
    },
  },
  'at least one member': {
    described: {
      schema: { type: 'object', minProperties: 1, properties: { title: TITLE, n: DIGIT } },
      mark: '/title',
      compare: ['/title', '/n'],
      example: { title: 'Hello', n: 3 },
    },
  },
  'a patch: nothing is required, null removes': {
    described: {
      schema: {
        type: 'object',
        minProperties: 1,
        properties: {
          title: TITLE,
          n: { ...DIGIT, type: ['integer', 'null'] },
          tags: { type: 'array', maxItems: 3, uniqueItems: true, items: short(5) },
          pos: { type: 'object', required: ['x', 'y'], properties: { x: { type: 'number' }, y: { type: 'number' } } },
        },
      },
      mark: '/title',
      compare: ['/title'],
      anyBody: false,
      example: { title: 'Hello', n: 3 },
    },
  },
  'at least one member of two': { described: named('anyOf', { name: 'x', title: 'Hello', n: 3 }) },
  'at least one member of two, with only the first reported': {
    described: named('anyOf', { name: 'x', title: 'Hello', n: 3 }),
    behaviour: { tells: 'first' },
  },
  'exactly one member of two': { described: named('oneOf', { title: 'Hello', n: 3 }) },
};
