import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/json/json.ts';
import { plan } from '../../src/plan/plan.ts';
import singleEqualsBulk from '../../suites/relations/single-equals-bulk.ts';
import { formatOf, judgedThings, type Things } from './things.ts';

const source = { basis: 'documented', where: 'test' };
const example = { title: 'Hello', n: 3 };
const schema = {
  type: 'object',
  required: ['title'],
  properties: { title: { type: 'string', minLength: 1, maxLength: 80 }, n: { type: 'integer', minimum: 0, maximum: 9 } },
};
const taking = (operationId: string, writes: boolean, valid: JsonObject = {}): JsonObject => ({
  operationId,
  'x-source': source,
  'x-writes': writes,
  'x-valid-request': valid,
  requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' }, example } } },
  responses: Object.fromEntries(['200', '400', '401', '404', '422'].map((status) => [status, { description: 'an answer' }])),
});
const from = { operation: 'createThing', bind: { '/id': '/path/id' } };

/** A change of one thing, and a scenario that stores nothing, before the operation that creates: all take the same body. */
const things: Things = {
  schema,
  example,
  limit: { type: 'integer', minimum: 1, maximum: 50 },
  first: {
    '/things/{id}': { put: taking('replaceThing', true, { path: { id: 'thing-1' }, from, unknown: { '/path/id': 'none' } }) },
    '/things/scenario': { post: taking('tryThing', false) },
  },
};

test('sends a bulk item alone to the operation that creates, not to one that updates', () => {
  const options = { seed: 1, states: 'none', readOnly: false, assumed: false } as const;
  const { scenarios } = plan(formatOf(things), [singleEqualsBulk], options);
  const brought = scenarios.filter(({ broughtBy }) => broughtBy === singleEqualsBulk.id);
  const alone = brought.flatMap(({ steps }) => steps.filter(({ step }) => step === 'alone'));
  expect(brought.length).toBeGreaterThan(0);
  expect(new Set(alone.map(({ operation }) => operation))).toEqual(new Set(['createThing']));
});

test('passes a server that judges items alike, even if other operations share their schema', async () => {
  const { results } = await judgedThings(things);
  const ids = (...verdicts: readonly string[]) => results.filter(({ verdict }) => verdicts.includes(verdict)).map(({ id }) => id);
  expect(ids('failed', 'blocked', 'errored')).toEqual([]);
  expect(ids('passed')).toContain(singleEqualsBulk.id);
});
