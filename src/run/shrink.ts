import fc from 'fast-check';
import type { Campaign } from '../fuzz/campaign.ts';
import type { Payload } from '../fuzz/payload.ts';
import type { Judge, Located } from '../judge/engine.ts';
import type { PayloadOrigin, Scenario } from '../model/probe.ts';
import { type Shrunk, type Size, sizeOf } from '../results/size.ts';
import type { Ran } from './ran.ts';
import type { Session } from './session.ts';

/** Where a finding of a campaign was first seen. */
export interface ShrinkOrigin {
  readonly requirement: string;
  readonly code: string;
  readonly drawn: PayloadOrigin;
  readonly size: Size;
  readonly campaign: Campaign;
  /** The position of the payload behind the plan. */
  readonly at: number;
}

/** Runs and judges scenarios. */
export interface ShrinkOptions {
  readonly session: Pick<Session, 'run' | 'subject'>;
  readonly judge: Judge;
  /** Whether the budget covers a scenario. */
  readonly affords: (scenario: Scenario) => boolean;
  readonly stopped: () => boolean;
  /** Whether the requests for this finding are used up. */
  readonly isSpent: () => boolean;
  /**
   * Called before a payload is tried, with the number of the try (from 1) and the size of the smallest payload so far that shows the
   * finding.
   */
  readonly onTry: (tries: number, size: Size) => void;
}

/**
 * The most payloads sent to shrink one finding, the first one included. Time is no measure: a shard and a whole run, a slow server and a
 * quick one must end with the same payload. The bound is for what has no end: the longest search for one of our faults takes 453 tries (684
 * with bulks of 1,000 items).
 */
export const MOST_TRIES = 2_000;

/** Used if requests are few: then payloads are generated short already. */
const SPARING_TRIES = 100;

/**
 * Shrinks the payload that showed a finding for as long as it shows the same one, by requirement and code; another failure does not count.
 */
export async function shrink(
  origin: ShrinkOrigin,
  { session, judge, affords, stopped, isSpent, onTry }: ShrinkOptions,
): Promise<Shrunk | undefined> {
  let smallest: Located | undefined;
  let size = origin.size;
  let tries = 0;
  const most = origin.campaign.sparing ? SPARING_TRIES : MOST_TRIES;
  const shows = async (payload: Payload): Promise<boolean> => {
    // This ends fast-check's search at once, with the smallest payload so far.
    if (stopped() || isSpent() || tries >= most) throw new fc.PreconditionFailure(true);
    const smaller = payload.scenario(origin.drawn.number);
    if (smaller === undefined || !affords(smaller)) return false;
    tries += 1;
    onTry(tries, size);
    // The finding keeps its identity only with the same origin.
    const scenario = { ...smaller, drawn: origin.drawn };
    const located = seen(judge, await session.run(scenario), origin, session);
    // fast-check continues from the last payload that failed, so that is the smallest so far.
    if (located === undefined) return false;
    smallest = located;
    size = sizeOf(located.observation.scenario, origin.campaign.kind);
    return true;
  };
  const property = fc.asyncProperty(origin.campaign.arbitrary, async (payload) => !(await shows(payload)));
  const { seed, run } = origin.drawn;
  const outcome = await fc.check(property, { seed, path: String(run), numRuns: 1 });
  if (smallest === undefined) return undefined;
  return {
    located: smallest,
    fuzz: { kind: origin.campaign.kind, seed, path: outcome.counterexamplePath ?? String(run), ...origin.size, shrunkTo: size.size },
  };
}

/** The wanted finding, if the scenario shows it. */
function seen(
  judge: Judge,
  { scenario, steps }: Ran,
  { requirement, code }: ShrinkOrigin,
  { subject }: Pick<Session, 'subject'>,
): Located | undefined {
  const judgements = judge.judge({ format: subject.format, scenario, steps });
  const own = judgements.filter((judgement) => judgement.requirement === requirement);
  return own.flatMap(({ findings }) => findings).find(({ found }) => found.code === code);
}
