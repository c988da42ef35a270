import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import { withValue } from '../../src/json/pointer.ts';
import { ACCEPTED_OR_REJECTED, type Probe } from '../../src/model/probe.ts';
import { plan } from '../../src/plan/plan.ts';
import { parcels, tried } from '../load/parcels.ts';

const NOT_THERE = { entries: ['7'], accepted: false, anyEntry: false };

/** The probes of the only operation that reads by an id, by the ends of their ids; `schema` is that of the id. */
function probes(schema: JsonObject): ReadonlyMap<string, Probe | undefined> {
  const changes: readonly (readonly [string, Json])[] = [
    ['/x-error-format/causes/notAnId', '7'],
    ['/x-error-format/causes/unknown', '7'],
    ['/components/schemas/Word', { type: 'string', 'x-on-violation': { notAnId: ['7', 'accepted'], unknown: 'open' } }],
    ['/components/parameters/Id/schema', schema],
  ];
  const document = changes.reduce<Json>((all, [where, value]) => withValue(all, where, value), parcels);
  const { format, problems } = tried(isObject(document) ? document : {});
  if (format === undefined) throw new Error(JSON.stringify(problems));
  const { scenarios } = plan(format, [], { seed: 1, states: 'all', readOnly: true, assumed: false });
  return new Map(scenarios.map(({ id, steps }) => [id.replace('readParcel/', ''), steps.at(-1)]));
}

function expectedOf(probe: Probe | undefined): Json | undefined {
  return probe?.expect.kind === 'outcome' ? { ...probe.expect.expected } : undefined;
}

describe('the expected answer to an invalid or unknown id', () => {
  test('takes the expectation of the format if the schema has none', () => {
    const found = probes({ type: 'string' });
    expect(expectedOf(found.get('not-an-id/id/word'))).toEqual(NOT_THERE);
    expect(found.get('not-an-id/id/word')?.cause.kind).toBe('not-an-id');
    expect(expectedOf(found.get('unknown-id/path/id'))).toEqual(NOT_THERE);
  });

  test.each<[string, JsonObject]>([
    ['the schema does so', { type: 'string', 'x-on-violation': { notAnId: ['accepted'], unknown: 'open' } }],
    ['the schema does so for all constraints', { type: 'string', 'x-on-violation': { default: 'open' } }],
  ])('leaves the answer open where %s', (_, schema) => {
    const found = probes(schema);
    for (const id of ['not-an-id/id/word', 'not-an-id/id/number', 'unknown-id/path/id']) {
      expect(expectedOf(found.get(id)), id).toEqual(ACCEPTED_OR_REJECTED);
      expect(found.get(id)?.cause.kind, id).toBe('open');
    }
  });

  test('takes the expectation of a referenced schema', () => {
    const found = probes({ $ref: '#/components/schemas/Word' });
    expect(expectedOf(found.get('not-an-id/id/number'))).toEqual({ ...NOT_THERE, accepted: true });
    expect(expectedOf(found.get('unknown-id/path/id'))).toEqual(ACCEPTED_OR_REJECTED);
  });
});
