import type { JsonObject } from '../../../src/json/json.ts';
import { type Cases, thing } from './case.ts';

const short = (maxLength: number): JsonObject => ({ type: 'string', maxLength });
const DIGIT: JsonObject = { type: 'integer', minimum: 0, maximum: 9 };

const steps = (more: JsonObject = {}): JsonObject => ({
  type: 'array',
  maxItems: 3,
  items: { type: 'object', required: ['text'], properties: { text: short(30), minutes: { type: 'integer', minimum: 0 } } },
  ...more,
});

const ODD: JsonObject = {
  grid: {
    type: 'array',
    minItems: 1,
    maxItems: 3,
    items: { type: 'array', maxItems: 3, items: { type: 'integer', minimum: 0, maximum: 5 } },
  },
  zero: { type: 'array', maxItems: 0 },
  one: { type: 'array', minItems: 1, maxItems: 1, items: short(3) },
  holding: { type: 'array', contains: { const: 'x' }, minContains: 1, items: short(5), maxItems: 4 },
  bools: { type: 'array', uniqueItems: true, items: { type: 'boolean' }, maxItems: 3 },
  some: { type: 'array', uniqueItems: true, minItems: 2, maxItems: 3, items: { enum: ['a', 'b', 'c', 'd'] } },
};

const numbered = { compare: ['/title', '/n'], example: { title: 'Hello', n: 3 } };

/** Lists in bodies, and the lists that bulks are. */
export const lists: Cases = {
  'a list of objects': {
    described: thing({ steps: steps() }, { compare: ['/title', '/steps'], example: { title: 'Hello', steps: [{ text: 'a' }] } }),
  },
  'an empty list in the example': {
    described: thing({ steps: steps() }, { compare: ['/title', '/steps'], anyBody: false, example: { title: 'Hello', steps: [] } }),
  },
  'a list named by its last member': {
    described: thing(
      {
        steps: steps({ minItems: 1 }),
        size: { type: 'object', required: ['w'], properties: { w: { type: 'integer' }, h: { type: 'integer' }, title: short(3) } },
      },
      { naming: 'last-member', example: { title: 'Hello', steps: [{ text: 'a' }] } },
    ),
  },
  'lists of lists, of nothing, of one, of different': { described: thing(ODD, { compare: ['/title', '/grid', '/one', '/some'] }) },
  'lists of lists named by pointers': { described: thing(ODD, { naming: 'json-pointer', compare: ['/title', '/grid'] }) },
  'a list of ten thousand different': {
    described: thing({ ids: { type: 'array', uniqueItems: true, maxItems: 10_000, items: { type: 'integer' } } }),
  },
  'a list of a thousand different': {
    described: thing({ ids: { type: 'array', uniqueItems: true, maxItems: 1000, items: { type: 'integer' } } }),
  },
  'a list of ten thousand': { described: thing({ ids: { type: 'array', maxItems: 10_000, items: { type: 'integer' } } }) },
  'different points': {
    described: thing(
      {
        pts: {
          type: 'array',
          minItems: 2,
          maxItems: 4,
          uniqueItems: true,
          items: { type: 'object', required: ['x'], properties: { x: DIGIT } },
        },
      },
      { required: ['pts'], example: { title: 'Hello', pts: [{ x: 1 }, { x: 2 }] } },
    ),
  },
  'a bulk of three to seven': {
    described: thing({ n: DIGIT }, { ...numbered, bulk: { least: 3, most: 7, example: ['a', 'b', 'c'].map((title) => ({ title })) } }),
  },
  'a bulk of six to twelve': {
    described: thing({ n: DIGIT }, { ...numbered, bulk: { least: 6, most: 12, example: [...'abcdef'].map((title) => ({ title })) } }),
  },
  'a bulk of texts': {
    described: thing(
      { n: DIGIT },
      { ...numbered, bulk: { items: { type: 'string', minLength: 2, maxLength: 20 }, example: ['ab', 'cd'] } },
    ),
  },
  'a bulk of items that may be null': { described: thing({}, { rules: { type: ['object', 'null'] }, anyBody: false }) },
};
