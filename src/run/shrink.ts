import fc from 'fast-check';
import type { Judge, Located } from '../judge/engine.ts';
import type { Drawn, Trial } from '../model/probe.ts';
import type { Campaign } from '../plan/campaign.ts';
import type { Ran, Session } from './session.ts';

/** What is to be shown with less: a requirement that failed by a finding of this code. */
export interface Wanted {
  readonly requirement: string;
  readonly code: string;
}

/** Where it was first seen. */
export interface Origin extends Wanted {
  readonly drawn: Drawn;
  /** The trial's number in its campaign. */
  readonly number: number;
}

/** The smallest payload that still shows the same finding. */
export interface Shrunk {
  readonly trial: Trial;
  readonly located: Located;
  readonly seed: number;
  /** fast-check's path: with the seed it gives the payload again. */
  readonly path: string;
}

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
  let smallest: Pick<Shrunk, 'trial' | 'located'> | undefined;
  const shows = async (payload: Parameters<Campaign['again']>[0]): Promise<boolean> => {
    const trial = stopped() ? undefined : campaign.again(payload, origin.number);
    if (trial === undefined) return false;
    const located = seen(judge, await session.run(trial), origin, session);
    // fast-check goes on from the last one that failed: that is the smallest so far.
    if (located !== undefined) smallest = { trial, located };
    return located !== undefined;
  };
  const property = fc.asyncProperty(campaign.arbitrary, async (payload) => !(await shows(payload)));
  const { seed, run } = origin.drawn;
  const outcome = await fc.check(property, { seed, path: String(run), numRuns: 1, interruptAfterTimeLimit: PATIENCE_MS });
  return smallest === undefined ? undefined : { ...smallest, seed, path: outcome.counterexamplePath ?? String(run) };
}

/** The wanted finding among those of a trial. */
function seen(judge: Judge, { trial, steps }: Ran, { requirement, code }: Wanted, { subject }: Session): Located | undefined {
  const judgements = judge.judge({ format: subject.format, trial, steps });
  const own = judgements.filter((judgement) => judgement.requirement === requirement);
  return own.flatMap(({ findings }) => findings).find(({ found }) => found.code === code);
}
