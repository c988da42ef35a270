import type { JsonObject } from '../../../src/json/json.ts';
import { type Cases, thing } from './case.ts';

const LENGTHS = { title: { type: 'string', minLength: 3, maxLength: 20 }, n: { type: 'string', minLength: 4, maxLength: 30 } };
const HUGE = 2_147_483_647;

const FRACTIONS: JsonObject = {
  price: { type: 'number', minimum: 0.1, maximum: 1000, multipleOf: 0.1 },
  cents: { type: 'number', exclusiveMinimum: 0, multipleOf: 0.01, maximum: 99.99 },
  five: { type: 'integer', multipleOf: 5, minimum: 3, maximum: 50 },
  thirds: { type: 'number', multipleOf: 0.3, minimum: 0, maximum: 9 },
};

/** Texts, and how they are counted and matched. */
export const texts: Cases = {
  'patterns with lookaround': {
    described: thing(
      { slug: { type: 'string', pattern: '^(?!-)[a-z-]{3,20}(?<!-)$' } },
      { required: ['slug'], example: { title: 'Hello', slug: 'abc' } },
    ),
  },
  'a pattern with lookahead, of an optional member': {
    described: thing({ slug: { type: 'string', pattern: '^(?!-)[a-z-]{3,20}$' } }, { example: { title: 'Hello', slug: 'abc' } }),
  },
  'a pattern with lookahead, of a member without example': {
    described: thing({ slug: { type: 'string', pattern: '^(?!-)[a-z-]{3,20}$' } }),
  },
  'patterns of Unicode': {
    described: thing(
      {
        name: { type: 'string', pattern: '^\\p{Lu}\\p{L}*$', maxLength: 10 },
        face: { type: 'string', pattern: '^😀[0-9]{2}$', maxLength: 3 },
        any: { type: 'string', pattern: '[0-9]', minLength: 2, maxLength: 5 },
      },
      { compare: ['/title', '/name'], example: { title: 'Hello', name: 'Bern' } },
    ),
  },
  'a format without generator': {
    described: thing({ span: { type: 'string', format: 'duration' } }, { required: ['span'], example: { title: 'Hello', span: 'P1D' } }),
  },
  'texts that must not match': {
    described: thing({ slug: { type: 'string', maxLength: 9, not: { pattern: '^err' } } }, { compare: ['/title', '/slug'] }),
  },
  'lengths counted in UTF-16 units': {
    described: thing(LENGTHS, { compare: ['/title', '/n'], example: { title: 'Hello', n: 'abcd' } }),
    behaviour: { counts: 'utf-16' },
  },
  'lengths counted in UTF-16 units, and emoji in the example': {
    described: thing(LENGTHS, { compare: ['/title', '/n'], anyBody: false, example: { title: '😀😀😀', n: 'abcd' } }),
    behaviour: { counts: 'utf-16' },
  },
  'lengths counted once trimmed and composed': {
    described: thing(LENGTHS, { compare: [], example: { title: 'Hello', n: 'abcd' } }),
    behaviour: { text: (text) => text.trim().normalize('NFC') },
  },
  'a text of huge length': { described: thing({ x: { type: 'string', maxLength: HUGE } }) },
  'a text of five million': { described: thing({ x: { type: 'string', maxLength: 5_000_000 } }) },
  'a list of huge size': { described: thing({ x: { type: 'array', maxItems: HUGE, items: { type: 'string' } } }) },
  'a list of two hundred thousand': {
    described: thing({ x: { type: 'array', maxItems: 200_000, items: { type: 'string', maxLength: 9 } } }),
  },
  'an object of huge size': { described: thing({ x: { type: 'object', maxProperties: HUGE, properties: { a: { type: 'string' } } } }) },
  'a bulk of huge size': {
    described: thing({ n: { type: 'integer', minimum: 0, maximum: 9 } }, { bulk: { most: HUGE }, example: { title: 'Hello', n: 3 } }),
  },
  'multiples of fractions': { described: thing(FRACTIONS, { compare: ['/title', '/price'], example: { title: 'Hello', price: 0.7 } }) },
  'numbers at the limit of exact doubles': {
    described: thing(
      {
        a: { type: 'integer', format: 'int64', minimum: -(2 ** 63), maximum: 2 ** 63 },
        b: { type: 'integer', format: 'int32' },
        c: { type: 'number', format: 'float' },
        d: { enum: [2 ** 53, 2] },
        e: { type: 'integer', multipleOf: 1_000_000_007, minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
        g: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1e-9 },
        h: { type: 'number', minimum: 1e300 },
      },
      { compare: ['/title', '/a', '/b', '/e', '/g'], example: { title: 'Hello', a: 3 } },
    ),
  },
};
