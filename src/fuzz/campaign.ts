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

/** A part of a campaign with its own seed, so that its payloads do not depend on what else runs. */
export interface Chunk {
  readonly index: number;
  readonly seed: number;
  /** The number of payloads. */
  readonly count: number;
  /** The scenarios, each with its number in the campaign; generated one by one. */
  readonly scenarios: () => Iterable<Scenario>;
}

/** The fuzzing of one operation with payloads of one kind. */
export interface Campaign {
  readonly operation: Operation;
  readonly kind: CampaignKind;
  readonly arbitrary: fc.Arbitrary<Payload>;
  /** The number of payloads in all chunks. */
  readonly runs: number;
  /** The most items of a payload, if that is less than the operation's limit. */
  readonly longest: number | undefined;
  /** Whether the campaign is shortened because the target limits its rate. */
  readonly sparing: boolean;
  readonly chunks: readonly Chunk[];
  /** Its index among all campaigns of the plan, and the number of payloads before it; neither depends on which campaigns are run. */
  readonly position: { readonly index: number; readonly first: number };
}

export interface CampaignOptions {
  /** Payloads of each campaign. Campaigns over parameters have a share of it that depends on the number of parameters; see also `sparing`. */
  readonly runs: number;
  /** The most items of a payload; by default the operation's limit. */
  readonly longest?: number;
  /** The target limits its rate: all kinds but bulk have only a share (`SPARING`) of the payloads. */
  readonly sparing?: boolean;
}

/** The most chunks of a campaign, and the fewest payloads of a chunk. */
const MOST_CHUNKS = 40;
const LEAST_PAYLOADS = 25;

/** The share of payloads for rate-limited targets. Planned probes already break single bodies in each way, so these campaigns can be short. */
const SPARING: Readonly<Record<CampaignKind, number>> = { bulk: 1, body: 0.1, json: 0.05, parameters: 0.1 };

/** Each list covers all operations before the next one starts. `parameters` was added later; a list of its own keeps the index of all others. */
const KINDS: readonly (readonly CampaignKind[])[] = [['bulk', 'body', 'json'], ['parameters']];

/** The campaigns over these operations; an operation without anything to break has none. */
export function campaignsOf(fuzzed: Fuzzed, options: CampaignOptions): readonly Campaign[] {
  const all = KINDS.flatMap((kinds) =>
    fuzzed.operations.flatMap((operation) => kinds.flatMap((kind) => campaignOf(operation, kind, fuzzed, options) ?? [])),
  );
  let first = 0;
  return all.map((campaign, index) => {
    const position = { index, first };
    first += campaign.runs;
    return { ...campaign, position };
  });
}

function campaignOf(
  operation: Operation,
  kind: CampaignKind,
  fuzzed: Fuzzed,
  options: CampaignOptions,
): Omit<Campaign, 'position'> | undefined {
  // Without its state, the request would be rejected for the missing state, not for its violation.
  if (operation.valid.onlyInStates) return undefined;
  const { longest } = options;
  const runs = runsOf(operation, kind, options);
  const arbitrary = runs === 0 ? undefined : arbitraryOf(operation, kind, fuzzed, longest);
  if (arbitrary === undefined) return undefined;
  const size = Math.max(LEAST_PAYLOADS, Math.ceil(runs / MOST_CHUNKS));
  const chunks = Array.from({ length: Math.ceil(runs / size) }, (_, index): Chunk => {
    // Seeds of bulk campaigns have no kind in their name, since other kinds were added later.
    const name = kind === 'bulk' ? operation.id : `${operation.id} ${kind}`;
    const seed = seedOf(fuzzed.context.options.seed, fuzzed.context.format.name, name, index);
    const part = { kind, seed, first: index * size, count: Math.min(size, runs - index * size) };
    return { index, seed, count: part.count, scenarios: () => scenariosOf(arbitrary, part) };
  });
  return { operation, kind, arbitrary, runs, longest: kind === 'bulk' ? longest : undefined, sparing: options.sparing === true, chunks };
}

/** The number of payloads of a campaign. */
function runsOf(operation: Operation, kind: CampaignKind, { runs, sparing }: CampaignOptions): number {
  const share = kind === 'parameters' ? (runs * tenthsOf(operation)) / 10 : runs;
  return Math.ceil(share * (sparing === true ? SPARING[kind] : 1));
}

/** The payloads of a chunk: their count, and the number of the first. */
interface ChunkRange extends Pick<PayloadOrigin, 'kind' | 'seed'> {
  readonly first: number;
  readonly count: number;
}

function* scenariosOf(arbitrary: fc.Arbitrary<Payload>, { kind, seed, first, count }: ChunkRange): Iterable<Scenario> {
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
  fuzzed: Fuzzed,
  longest: number | undefined,
): fc.Arbitrary<Payload> | undefined {
  switch (kind) {
    case 'bulk':
      return operation.bulk === undefined ? undefined : bulks(operation, fuzzed, longest);
    case 'body':
      return singleArbitrary(fuzzed.context, operation);
    case 'json':
      return rawArbitrary(fuzzed.context, operation);
    case 'parameters':
      return parametersArbitrary(fuzzed.context, operation);
    default:
      return kind satisfies never;
  }
}

function bulks(operation: Operation, fuzzed: Fuzzed, longest: number | undefined): fc.Arbitrary<Payload> | undefined {
  const { context } = fuzzed;
  return bulkArbitrary(context, operation, longest === undefined ? {} : { longest })?.map(
    (payload): Payload => ({
      scenario: (number) => {
        const scenario = bulkScenario(context, operation, payload, `fuzz/${number}`);
        return scenario === undefined ? undefined : extended(operation, scenario, number, fuzzed);
      },
    }),
  );
}

/** The seed of a chunk, from the seed of the run: independent of what else runs, of order and of concurrency. */
function seedOf(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(parts.join('\n')).digest().readInt32BE(0);
}

/**
 * Adds the steps of a requirement that looks at more than one answer to every second scenario; such requirements take turns. A requirement that does
 * not apply to the format keeps its turn, so that each of the others extends the same share of scenarios in every format.
 */
function extended(operation: Operation, scenario: Scenario, number: number, { requirements, tools }: Fuzzed): Scenario {
  const extending = requirements.filter((each) => each.extend !== undefined);
  if (number % 2 === 0 || extending.length === 0) return scenario;
  const adds = extending[Math.floor(number / 2) % extending.length];
  if (adds?.applies(tools.format) !== undefined) return scenario;
  return adds?.extend?.(operation, scenario, tools) ?? scenario;
}
