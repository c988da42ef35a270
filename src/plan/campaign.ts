import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Operation } from '../model/format.ts';
import type { Trial } from '../model/probe.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Tools } from '../model/tools.ts';
import { type BulkPayload, bulkArbitrary } from './arbitrary/bulk.ts';
import { bulkTrial } from './arbitrary/trial.ts';
import type { Context } from './context.ts';

/** A part of a campaign: its payloads come from a seed of its own, so that it is the same whatever runs beside it. */
export interface Chunk {
  readonly index: number;
  readonly seed: number;
  /** The trials, each with its number in the campaign. */
  readonly trials: () => readonly Trial[];
}

/** The fuzzing of one bulk operation. */
export interface Campaign {
  readonly operation: Operation;
  readonly arbitrary: fc.Arbitrary<BulkPayload>;
  readonly runs: number;
  /** The most items of a payload, where that is less than the operation takes. */
  readonly longest: number | undefined;
  readonly chunks: readonly Chunk[];
  /** The trial of a payload: with the steps that are added at this number of the campaign. */
  readonly trialOf: (payload: BulkPayload, number: number) => Trial | undefined;
}

export interface CampaignOptions {
  /** Payloads in all. */
  readonly runs: number;
  /** The most items of a payload; the operation's limit unless given. */
  readonly longest?: number;
}

/** What a campaign is made with beside its options. */
interface Means {
  readonly context: Context;
  readonly requirements: readonly Requirement[];
  readonly tools: Tools;
}

/** A campaign has at most so many chunks, and a chunk at least so many payloads. */
const MOST_CHUNKS = 40;
const LEAST_PAYLOADS = 25;

/** The campaign of a bulk operation. */
export function campaignOf(operation: Operation, means: Means, { runs, longest }: CampaignOptions): Campaign {
  const { context } = means;
  const arbitrary = bulkArbitrary(context, operation, longest === undefined ? {} : { longest });
  const trialOf = (payload: BulkPayload, number: number) => {
    const trial = bulkTrial(context, operation, payload, `fuzz/${number}`);
    return trial === undefined ? undefined : extended(operation, trial, number, means);
  };
  const size = Math.max(LEAST_PAYLOADS, Math.ceil(runs / MOST_CHUNKS));
  const chunks = Array.from({ length: Math.ceil(runs / size) }, (_, index): Chunk => {
    const seed = seedOf(context.options.seed, context.format.name, operation.id, index);
    const first = index * size;
    return {
      index,
      seed,
      trials: () =>
        fc.sample(arbitrary, { seed, numRuns: Math.min(size, runs - first) }).flatMap((payload, run) => {
          const trial = trialOf(payload, first + run);
          return trial === undefined ? [] : [{ ...trial, drawn: { seed, run, number: first + run } }];
        }),
    };
  });
  return { operation, arbitrary, runs, longest, chunks, trialOf };
}

/** A seed for each part of a campaign, from the seed of the run: the same whatever else is run, in which order and by how many. */
function seedOf(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(parts.join('\n')).digest().readInt32BE(0);
}

/** Requirements that look at more than one answer take turns in adding their steps; every other trial stays as it is. */
function extended(operation: Operation, trial: Trial, number: number, { requirements, tools }: Means): Trial {
  const extending = requirements.filter((each) => each.extend !== undefined && each.applies(tools.format) === undefined);
  if (number % 2 === 0 || extending.length === 0) return trial;
  const adds = extending[Math.floor(number / 2) % extending.length];
  return adds?.extend?.(operation, trial, tools) ?? trial;
}
