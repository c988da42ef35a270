import fc from 'fast-check';
import type { Judge, Located } from '../judge/engine.ts';
import type { Drawn, Trial } from '../model/probe.ts';
import type { Campaign } from '../plan/campaign.ts';
import type { Ran, Session } from './session.ts';

/** A finding of a campaign, where it was first seen in a chunk. */
export interface Origin {
  readonly requirement: string;
  readonly code: string;
  readonly drawn: Drawn;
  /** Items of that payload. */
  readonly items: number;
}

/** The smallest payload that still shows the same finding. */
export interface Shrunk {
  readonly located: Located;
  readonly seed: number;
  /** fast-check's path: with the seed it gives the payload again. */
  readonly path: string;
  /** Items of the payload in which it was first seen, and of this one. */
  readonly items: number;
  readonly shrunkTo: number;
}

/** How many items the bulk of a trial has. */
export function sizeOf({ steps }: Trial): number {
  const expect = steps.find((step) => step.expect.kind === 'bulk')?.expect;
  return expect?.kind === 'bulk' ? expect.size : 0;
}

/** Carries out trials and judges them. */
export interface ShrinkOptions {
  readonly session: Session;
  readonly judge: Judge;
  readonly campaign: Campaign;
  readonly stopped: () => boolean;
}

/** How long one finding is shrunk for, in milliseconds. */
const PATIENCE_MS = 30_000;

/** Makes the payload that showed a finding smaller for as long as it shows the same one: requirement and code, not merely any failure. */
export async function shrink(origin: Origin, { session, judge, campaign, stopped }: ShrinkOptions): Promise<Shrunk | undefined> {
  let smallest: Located | undefined;
  const shows = async (payload: Parameters<Campaign['trialOf']>[0]): Promise<boolean> => {
    const trial = stopped() ? undefined : campaign.trialOf(payload, origin.drawn.number);
    if (trial === undefined) return false;
    const located = seen(judge, await session.run(trial), origin, session);
    // fast-check goes on from the last one that failed: that is the smallest so far.
    if (located !== undefined) smallest = located;
    return located !== undefined;
  };
  const property = fc.asyncProperty(campaign.arbitrary, async (payload) => !(await shows(payload)));
  const { seed, run } = origin.drawn;
  const outcome = await fc.check(property, { seed, path: String(run), numRuns: 1, interruptAfterTimeLimit: PATIENCE_MS });
  if (smallest === undefined) return undefined;
  const sizes = { items: origin.items, shrunkTo: sizeOf(smallest.observation.trial) };
  return { located: smallest, seed, path: outcome.counterexamplePath ?? String(run), ...sizes };
}

/** The wanted finding among those of a trial. */
function seen(judge: Judge, { trial, steps }: Ran, { requirement, code }: Origin, { subject }: Session): Located | undefined {
  const judgements = judge.judge({ format: subject.format, trial, steps });
  const own = judgements.filter((judgement) => judgement.requirement === requirement);
  return own.flatMap(({ findings }) => findings).find(({ found }) => found.code === code);
}
