import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json/json.ts';
import type { Format } from '../../src/model/format.ts';
import type { AggregateRequirement, Observation } from '../../src/model/requirement.ts';
import requestIdUnique from '../../suites/envelope/request-id-unique.ts';
import policyThroughout from '../../suites/transport/one-policy.ts';
import * as x from './exchanges.ts';
import { enveloped, plain } from './formats.ts';

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
