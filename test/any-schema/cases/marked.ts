import type { JsonObject } from '../../../src/json/json.ts';
import { type Cases, TITLE } from './case.ts';

const short = (maxLength: number): JsonObject => ({ type: 'string', maxLength });
const DIGIT: JsonObject = { type: 'integer', minimum: 0, maximum: 9 };
const NAMES = { name: { type: 'string', minLength: 1, maxLength: 60 }, title: TITLE, n: { type: 'integer', minimum: 0, maximum: 9 } };
const ONE_NAME = [{ required: ['name'] }, { required: ['title'] }];

/** A thing of which the title itself may be missing, where a name stands instead. */
const named = (keyword: 'anyOf' | 'oneOf', example: JsonObject) => ({
  schema: { type: 'object', properties: NAMES, [keyword]: ONE_NAME },
  mark: '/title',
  compare: ['/title', '/n'],
  example,
});

/** Of two closed alternatives one has no title. */
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

/** Things of which the marked member may be missing, makes some of them valid, or holds little. */
export const marked: Cases = {
  'an alternative that has no room for a mark': {
    described: {
      schema: { type: 'object', required: ['kind'], discriminator: { propertyName: 'kind' }, oneOf: [NOTE, NUMBER] },
      mark: '/title',
      compare: ['/title', '/n'],
      example: { kind: 'note', title: 'Hello' },
    },
  },
  'a title that holds no more than a mark': {
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
  'one member at least': {
    described: {
      schema: { type: 'object', minProperties: 1, properties: { title: TITLE, n: DIGIT } },
      mark: '/title',
      compare: ['/title', '/n'],
      example: { title: 'Hello', n: 3 },
    },
  },
  'a change: nothing is needed, null takes away': {
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
  'one member of two at least': { described: named('anyOf', { name: 'x', title: 'Hello', n: 3 }) },
  'one member of two at least, of which the first is named': {
    described: named('anyOf', { name: 'x', title: 'Hello', n: 3 }),
    ways: { tells: 'first' },
  },
  'one member of two, and no more': { described: named('oneOf', { title: 'Hello', n: 3 }) },
};
