import type { JsonObject } from '../../../src/json/json.ts';
import { type Cases, type More, thing } from './case.ts';

const parameter = (name: string, schema: JsonObject, more: JsonObject = {}): JsonObject => ({ name, in: 'query', schema, ...more });
const whole = (minimum: number, maximum: number): JsonObject => ({ type: 'integer', minimum, maximum });

/** Parameters of nearly all kinds. */
const MANY: readonly JsonObject[] = [
  parameter('tenant', { type: 'string', minLength: 3, maxLength: 12, pattern: '^[a-z]+$' }, { required: true, example: 'abc' }),
  parameter(
    'ids',
    { type: 'array', minItems: 1, maxItems: 5, uniqueItems: true, items: whole(1, 100) },
    { required: true, example: [1, 2] },
  ),
  parameter('tags', { type: 'array', items: { type: 'string', enum: ['a', 'b', 'c'] }, maxItems: 2 }),
  parameter('flag', { type: 'boolean' }),
  parameter('level', { type: 'integer', enum: [1, 2, 3, 5] }),
  parameter('ratio', { type: 'number', minimum: 0, maximum: 1 }),
  parameter('step', { type: 'number', multipleOf: 0.25, minimum: 0, maximum: 10 }),
  parameter('day', { type: 'string', format: 'date' }),
  parameter('when', { type: 'string', format: 'date-time' }),
  parameter('id', { type: 'string', format: 'uuid' }),
  parameter('mail', { type: 'string', format: 'email' }),
  parameter('big', { format: 'int64', ...whole(-(2 ** 63), 2 ** 63) }),
  parameter('either', { oneOf: [whole(1, 10), { type: 'string', enum: ['all', 'none'] }] }),
  parameter('nul', { type: ['integer', 'null'], minimum: 0, maximum: 5 }),
  parameter('k', { const: 'x' }),
  parameter('ex', { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 10 }),
  parameter('min', { type: 'string', minLength: 2 }),
  parameter('days', { type: 'array', items: { type: 'string', format: 'date' }, minItems: 2, maxItems: 3 }),
  parameter('mult', { type: 'integer', multipleOf: 10, minimum: 10, maximum: 100 }),
];

/** Only the listing matters. */
const LISTED: More = { bulk: 'none', anyBody: false };

/** Names that pointers and queries escape. */
const ODD: readonly JsonObject[] = [
  parameter('meta/tenant', { type: 'string', minLength: 3 }, { required: true, example: 'abc' }),
  parameter('a~b', { type: 'string' }, { required: true, example: 'x' }),
  parameter('filter[x]', { type: 'string', minLength: 2 }, { required: true, example: 'abc' }),
];

/** Parameters of the listing. */
export const queries: Cases = {
  'parameters with odd names': { described: thing({}, { ...LISTED, parameters: ODD }) },
  'parameters with odd names, and their values in the valid request': {
    described: thing({}, { ...LISTED, parameters: ODD, query: { 'meta/tenant': 'abc', 'a~b': 'x', 'filter[x]': 'abc' } }),
  },
  'parameters of all kinds': { described: thing({}, { ...LISTED, parameters: MANY, query: { limit: 10, tenant: 'abc', ids: [1, 2] } }) },
  'independent parameters of all kinds': {
    described: thing({}, { ...LISTED, parameters: MANY, anyQuery: true, query: { limit: 10, tenant: 'abc', ids: [1, 2] } }),
  },
  'a parameter with lookahead': {
    described: thing(
      {},
      {
        ...LISTED,
        anyQuery: true,
        parameters: [parameter('code', { type: 'string', pattern: '^(?=.*[A-Z])[A-Z0-9]{2,5}$' }, { example: 'AB' })],
      },
    ),
  },
  'a parameter of huge length': {
    described: thing({}, { ...LISTED, parameters: [parameter('q', { type: 'string', maxLength: 2_147_483_647 })] }),
  },
};
