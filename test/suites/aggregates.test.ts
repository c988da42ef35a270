import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json/json.ts';
import type { Format } from '../../src/model/format.ts';
import type { AggregateRequirement, Observation } from '../../src/model/requirement.ts';
import acceptIdsUnique from '../../suites/accept/ids-unique.ts';
import requestIdUnique from '../../suites/envelope/request-id-unique.ts';
import policyThroughout from '../../suites/transport/one-policy.ts';
import * as x from './exchanges.ts';
import { enveloped, plain } from './formats.ts';
import { answer } from './observe.ts';

const unique: AggregateRequirement = requestIdUnique;
const onePolicy: AggregateRequirement = policyThroughout;

const through = ({ aggregate }: AggregateRequirement, observations: readonly Observation[]): Json =>
  observations.reduce<Json>(aggregate.step, aggregate.start());

const codesOf = ({ aggregate }: AggregateRequirement, state: Json, format: Format) =>
  [...aggregate.end(state, format)].map(({ code }) => code);

/** What a report of a shard does to a state. */
const travelled = (state: Json): Json => JSON.parse(JSON.stringify(state));

const mirrored = x.envelopedRefusal(['12'], x.wrapped(404, 404));
const flat = x.envelopedRefusal(['11'], x.wrapped(200, 400, { detail: 11 }));

describe('transport/one-policy', () => {
  it('passes if all answers follow one policy', () => {
    const state = through(onePolicy, [mirrored, mirrored, x.envelopedRefusal(['404'], x.wrapped(404, 404))]);
    expect(codesOf(onePolicy, state, enveloped)).toEqual([]);
    expect(onePolicy.aggregate.exercised(state)).toBe(3);
  });

  it('reports a mix of policies, equally in any order and over shards', () => {
    const state = through(onePolicy, [mirrored, flat]);
    expect(codesOf(onePolicy, state, enveloped)).toEqual(['mixed-policies']);
    const merged = onePolicy.aggregate.merge(travelled(through(onePolicy, [flat])), travelled(through(onePolicy, [mirrored])));
    expect([...onePolicy.aggregate.end(merged, enveloped)]).toEqual([...onePolicy.aggregate.end(state, enveloped)]);
  });

  it('stays not exercised by successes, unreadable answers and formats without a policy', () => {
    const state = through(onePolicy, [x.valid(), x.envelopedRefusal(['404'], { status: 404, headers: [], body: 'x' })]);
    expect(onePolicy.aggregate.exercised(state)).toBe(0);
  });
});

describe('envelope/request-id-unique', () => {
  const withId = (trace: string) => x.valid(x.thing({ trace }));

  it('passes if every id is new', () => {
    const state = through(unique, [withId('a'), withId('b'), withId('toString')]);
    expect(codesOf(unique, state, plain)).toEqual([]);
    expect(unique.aggregate.exercised(state)).toBe(2);
  });

  it('reports a repeated id, in one run and over shards', () => {
    expect(codesOf(unique, through(unique, [withId('a'), withId('a')]), plain)).toEqual(['request-id-repeated']);
    const merged = unique.aggregate.merge(travelled(through(unique, [withId('a')])), travelled(through(unique, [withId('a')])));
    expect(codesOf(unique, merged, plain)).toEqual(['request-id-repeated']);
  });

  it('stays not exercised by one answer, or by answers without an id', () => {
    expect(unique.aggregate.exercised(through(unique, [withId('a')]))).toBe(0);
    expect(unique.aggregate.exercised(through(unique, [withId(''), x.nowhere('timeout')]))).toBe(0);
  });

  it('keeps the state of many answers small', () => {
    const state = through(
      unique,
      Array.from(
        { length: 30_000 },
        (_, index) => ({ ...withId('a'), reading: { ...withId('a').reading, requestId: `id-${index}` } }) as Observation,
      ),
    );
    expect(JSON.stringify(state).length).toBeLessThan(500_000);
    expect(codesOf(unique, state, plain)).toEqual([]);
  });
});

describe('accept/ids-unique', () => {
  const idsUnique: AggregateRequirement = acceptIdsUnique;
  const bind = new Map([['/path/id', { from: 'answer', at: '/id' } as const]]);

  /** A bulk of these items, and the ids that it answers. */
  const created = (names: readonly string[], ids: readonly string[]): Observation => {
    const more = { body: { things: names.map((name) => ({ name })) } };
    const observation = x.bulk(answer(201, x.bulkBody({ made: ids.map((id) => ({ id })), bad: [] })), [], more);
    if (observation.operation === undefined) throw new Error('the bulk has no operation');
    return {
      ...observation,
      operation: { ...observation.operation, cleanup: { name: 'remove', operation: 'remove', bind, each: '/made' } },
    };
  };
  const [one, other] = ['6bdeafb8-5c7d-4f9e-8acc-7d8f9cabbac5', '8a2b6c4d-1e3f-4a5b-8c7d-9e0f1a2b3c4d'];
  const codes = (...observations: readonly Observation[]) => codesOf(idsUnique, through(idsUnique, observations), plain);

  it('passes if ids differ, if equal items are one resource, and if the client chose the id', () => {
    expect(codes(created(['a', 'b'], [one, other]))).toEqual([]);
    expect(codes(created(['a', 'a'], [one, one]), created(['a', 'a'], [one, one]))).toEqual([]);
    expect(codes(created([one, 'b'], [one]), created([one, 'c'], [one]))).toEqual([]);
  });

  it('passes if a short id comes again, as after a deletion', () => {
    expect(codes(created(['a'], ['7']), created(['b'], ['7']))).toEqual([]);
  });

  it('reports one id for two different items, whichever item was rejected', () => {
    expect(codes(created(['a', 'b', 'c'], ['7', '7', '8']))).toEqual(['id-shared']);
    expect(codes(created(['a', 'a', 'c'], ['7', '7']))).toEqual([]);
  });

  it('reports an id that comes again for something else, over shards too', () => {
    expect(codes(created(['a'], [one]), created(['b'], [one]))).toEqual(['id-repeated']);
    const [first, second] = [created(['a'], [one]), created(['b'], [one])].map((each) => travelled(through(idsUnique, [each])));
    expect(codesOf(idsUnique, idsUnique.aggregate.merge(first ?? null, second ?? null), plain)).toEqual(['id-repeated']);
  });
});
