import { createHash } from 'node:crypto';
import type fc from 'fast-check';
import type { Operation } from '../model/format.ts';
import type { CampaignKind, PayloadOrigin, Scenario } from '../model/probe.ts';
import { bulkScenario } from '../plan/derive/bulk.ts';
import type { Fuzzed } from '../plan/plan.ts';
import { bulkArbitrary } from './bulk.ts';
import { parametersArbitrary, tenthsOf } from './parameters.ts';
import type { Payload } from './payload.ts';
import { rawArbitrary } from './raw.ts';
import { sampled } from './sampled.ts';
import { singleArbitrary } from './single.ts';

/** A part of a campaign: its payloads come from a seed of its own, so that it is the same whatever runs beside it. */
export interface Chunk {
  readonly index: number;
  readonly seed: number;
  /** How many payloads it has. */
  readonly count: number;
  /** The scenarios, each with its number in the campaign; made one by one. */
  readonly scenarios: () => Iterable<Scenario>;
}

/** The fuzzing of one operation with payloads of one kind. */
export interface Campaign {
  readonly operation: Operation;
  readonly kind: CampaignKind;
  readonly arbitrary: fc.Arbitrary<Payload>;
  /** How many payloads it has in all. */
  readonly runs: number;
  /** The most items of a payload, where that is less than the operation takes. */
  readonly longest: number | undefined;
  /** Requests are few. */
  readonly sparing: boolean;
  readonly chunks: readonly Chunk[];
  /** Its number among all campaigns of the plan, and how many payloads those before it have: the same whichever of them are carried out. */
  readonly place: { readonly index: number; readonly first: number };
}

export interface CampaignOptions {
  /** Payloads of each campaign, but for those over parameters, which have a share of it by how many there are, and for `sparing`. */
  readonly runs: number;
  /** The most items of a payload; the operation's limit unless given. */
  readonly longest?: number;
  /** Requests are few: the kinds beside bulk have a share (`SPARING`) of the payloads. */
  readonly sparing?: boolean;
}

/** A campaign has at most so many chunks, and a chunk at least so many payloads. */
const MOST_CHUNKS = 40;
const LEAST_PAYLOADS = 25;

/** Where requests are few, campaigns over single bodies are shorter: planned probes break these one way after the other already. */
const SPARING: Readonly<Record<CampaignKind, number>> = { bulk: 1, body: 0.1, json: 0.05, parameters: 0.1 };

/** Each list goes over all operations before the next. Parameters came later than the places of the others, which stay as they were. */
const KINDS: readonly (readonly CampaignKind[])[] = [['bulk', 'body', 'json'], ['parameters']];

/** The campaigns over these operations: none where nothing of one can be broken. */
export function campaignsOf(fuzzed: Fuzzed, options: CampaignOptions): readonly Campaign[] {
  const all = KINDS.flatMap((kinds) =>
    fuzzed.operations.flatMap((operation) => kinds.flatMap((kind) => campaignOf(operation, kind, fuzzed, options) ?? [])),
  );
  let first = 0;
  return all.map((campaign, index) => {
    const place = { index, first };
    first += campaign.runs;
    return { ...campaign, place };
  });
}

function campaignOf(
  operation: Operation,
  kind: CampaignKind,
  means: Fuzzed,
  options: CampaignOptions,
): Omit<Campaign, 'place'> | undefined {
  // What is valid in a state alone would be refused for the state that is missing, not for how it is broken.
  if (operation.valid.onlyInStates) return undefined;
  const { longest } = options;
  const runs = runsOf(operation, kind, options);
  const arbitrary = runs === 0 ? undefined : arbitraryOf(operation, kind, means, longest);
  if (arbitrary === undefined) return undefined;
  const size = Math.max(LEAST_PAYLOADS, Math.ceil(runs / MOST_CHUNKS));
  const chunks = Array.from({ length: Math.ceil(runs / size) }, (_, index): Chunk => {
    // The kind came later than the seeds of bulks, which stay as they were.
    const name = kind === 'bulk' ? operation.id : `${operation.id} ${kind}`;
    const seed = seedOf(means.context.options.seed, means.context.format.name, name, index);
    const part = { kind, seed, first: index * size, count: Math.min(size, runs - index * size) };
    return { index, seed, count: part.count, scenarios: () => drawn(arbitrary, part) };
  });
  return { operation, kind, arbitrary, runs, longest: kind === 'bulk' ? longest : undefined, sparing: options.sparing === true, chunks };
}

/** How many payloads there are, of so many that are asked for. */
function runsOf(operation: Operation, kind: CampaignKind, { runs, sparing }: CampaignOptions): number {
  const share = kind === 'parameters' ? (runs * tenthsOf(operation)) / 10 : runs;
  return Math.ceil(share * (sparing === true ? SPARING[kind] : 1));
}

/** The payloads of a chunk: how many, and the number of the first. */
interface ChunkRange extends Pick<PayloadOrigin, 'kind' | 'seed'> {
  readonly first: number;
  readonly count: number;
}

function* drawn(arbitrary: fc.Arbitrary<Payload>, { kind, seed, first, count }: ChunkRange): Iterable<Scenario> {
  let run = 0;
  for (const payload of sampled(arbitrary, { seed, numRuns: count })) {
    const scenario = payload.scenario(first + run);
    if (scenario !== undefined) yield { ...scenario, drawn: { kind, seed, run, number: first + run } };
    run += 1;
  }
}

function arbitraryOf(
  operation: Operation,
  kind: CampaignKind,
  means: Fuzzed,
  longest: number | undefined,
): fc.Arbitrary<Payload> | undefined {
  switch (kind) {
    case 'bulk':
      return operation.bulk === undefined ? undefined : bulks(operation, means, longest);
    case 'body':
      return singleArbitrary(means.context, operation);
    case 'json':
      return rawArbitrary(means.context, operation);
    case 'parameters':
      return parametersArbitrary(means.context, operation);
    default:
      return kind satisfies never;
  }
}

function bulks(operation: Operation, means: Fuzzed, longest: number | undefined): fc.Arbitrary<Payload> | undefined {
  const { context } = means;
  return bulkArbitrary(context, operation, longest === undefined ? {} : { longest })?.map(
    (payload): Payload => ({
      scenario: (number) => {
        const scenario = bulkScenario(context, operation, payload, `fuzz/${number}`);
        return scenario === undefined ? undefined : extended(operation, scenario, number, means);
      },
    }),
  );
}

/** A seed for each part of a campaign, from the seed of the run: the same whatever else is run, in which order and by how many. */
function seedOf(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(parts.join('\n')).digest().readInt32BE(0);
}

/**
 * Requirements that look at more than one answer take turns in adding their steps; every other scenario stays as it is. Each has its turn whether it
 * applies to the format or not, so that what one of them asks, such as what was stored, is asked after the same share of lists everywhere.
 */
function extended(operation: Operation, scenario: Scenario, number: number, { requirements, tools }: Fuzzed): Scenario {
  const extending = requirements.filter((each) => each.extend !== undefined);
  if (number % 2 === 0 || extending.length === 0) return scenario;
  const adds = extending[Math.floor(number / 2) % extending.length];
  if (adds?.applies(tools.format) !== undefined) return scenario;
  return adds?.extend?.(operation, scenario, tools) ?? scenario;
}
