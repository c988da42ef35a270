import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Operation } from '../model/format.ts';
import type { Trial } from '../model/probe.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Tools } from '../model/tools.ts';
import { type BulkPayload, bulkArbitrary } from './arbitrary/bulk.ts';
import { bulkTrial } from './arbitrary/trial.ts';
import type { Context } from './context.ts';

/** Payloads that are drawn at once: each chunk has a seed of its own, so that it is the same whatever runs beside it. */
const CHUNK = 50;

/** The fuzzing of one bulk operation. */
export interface Campaign {
  readonly operation: Operation;
  readonly arbitrary: fc.Arbitrary<BulkPayload>;
  /** The trials, drawn as they are asked for. */
  readonly trials: () => Iterable<Trial>;
  /** The trial of a payload that is made smaller: with the same steps as the one at `number`. */
  readonly again: (payload: BulkPayload, number: number) => Trial | undefined;
}

export interface CampaignOptions {
  /** Payloads in all. */
  readonly runs: number;
  /** The most items of a payload; the operation's limit unless given. */
  readonly longest?: number;
  readonly requirements: readonly Requirement[];
  readonly tools: Tools;
}

/** The campaign of a bulk operation, or `undefined` where it has no bulk or its valid request cannot be had. */
export function campaignOf(context: Context, operation: Operation, options: CampaignOptions): Campaign | undefined {
  if (operation.bulk === undefined) return undefined;
  const arbitrary = bulkArbitrary(context, operation, options.longest === undefined ? {} : { longest: options.longest });
  const again = (payload: BulkPayload, number: number) => {
    const trial = bulkTrial(context, operation, payload, `fuzz/${number}`);
    return trial === undefined ? undefined : extended(operation, trial, number, options);
  };
  return { operation, arbitrary, again, trials: () => drawn(context, operation, { arbitrary, again, runs: options.runs }) };
}

function* drawn(
  context: Context,
  operation: Operation,
  { arbitrary, again, runs }: Pick<Campaign, 'arbitrary' | 'again'> & { runs: number },
): Iterable<Trial> {
  for (let chunk = 0; chunk * CHUNK < runs; chunk += 1) {
    const seed = seedOf(context.options.seed, context.format.name, operation.id, chunk);
    const payloads = fc.sample(arbitrary, { seed, numRuns: Math.min(CHUNK, runs - chunk * CHUNK) });
    for (const [run, payload] of payloads.entries()) {
      const trial = again(payload, chunk * CHUNK + run);
      if (trial !== undefined) yield { ...trial, drawn: { seed, run } };
    }
  }
}

/** A seed for each part of a campaign, from the seed of the run: the same whatever else is run, in which order and by how many. */
function seedOf(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(parts.join('\n')).digest().readInt32BE(0);
}

/** Requirements that look at more than one answer take turns in adding their steps; every other trial stays as it is. */
function extended(operation: Operation, trial: Trial, number: number, { requirements, tools }: CampaignOptions): Trial {
  const extending = requirements.filter((each) => each.extend !== undefined && each.applies(tools.format) === undefined);
  if (number % 2 === 0 || extending.length === 0) return trial;
  const adds = extending[Math.floor(number / 2) % extending.length];
  return adds?.extend?.(operation, trial, tools) ?? trial;
}
