import fc from 'fast-check';
import type { Campaign } from '../fuzz/campaign.ts';
import type { Payload } from '../fuzz/payload.ts';
import type { Judge, Located } from '../judge/engine.ts';
import type { PayloadOrigin, Scenario } from '../model/probe.ts';
import { type Shrunk, type Size, sizeOf } from '../results/size.ts';
import type { Ran, Session } from './session.ts';

/** A finding of a campaign, where it was first seen in a chunk. */
export interface Origin {
  readonly requirement: string;
  readonly code: string;
  readonly drawn: PayloadOrigin;
  readonly size: Size;
  readonly campaign: Campaign;
  /** The place of the payload behind the plan. */
  readonly at: number;
}

/** Carries out scenarios and judges them. */
export interface ShrinkOptions {
  readonly session: Pick<Session, 'run' | 'subject'>;
  readonly judge: Judge;
  /** Whether there are requests enough for a scenario. */
  readonly affords: (scenario: Scenario) => boolean;
  readonly stopped: () => boolean;
  /** Told when a payload is about to be tried: which try it is, from 1 on, and the size of the smallest that showed the finding so far. */
  readonly onTry: (tries: number, size: Size) => void;
}

/**
 * So many payloads are sent for one finding at most, the one that showed it first included. Time is no measure: shards of a run and the whole
 * run, a slow server and a quick one are to end with the same payload. It is for what has no end: of what our faults show the longest takes 453
 * (684 where bulks have 1,000 items).
 */
export const MOST_TRIES = 2_000;

/** Where requests are few, payloads are short as they are drawn. */
const SPARING_TRIES = 100;

/** Makes the payload that showed a finding smaller for as long as it shows the same one: requirement and code, not merely any failure. */
export async function shrink(origin: Origin, { session, judge, affords, stopped, onTry }: ShrinkOptions): Promise<Shrunk | undefined> {
  let smallest: Located | undefined;
  let size = origin.size;
  let tries = 0;
  const most = origin.campaign.sparing ? SPARING_TRIES : MOST_TRIES;
  const shows = async (payload: Payload): Promise<boolean> => {
    // Ends fast-check's search at once, with the smallest so far.
    if (stopped() || tries >= most) throw new fc.PreconditionFailure(true);
    const smaller = payload.scenario(origin.drawn.number);
    if (smaller === undefined || !affords(smaller)) return false;
    tries += 1;
    onTry(tries, size);
    // It shows the same finding only as what was drawn there.
    const scenario = { ...smaller, drawn: origin.drawn };
    const located = seen(judge, await session.run(scenario), origin, session);
    // fast-check goes on from the last one that failed: that is the smallest so far.
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

/** The wanted finding among those of a scenario. */
function seen(
  judge: Judge,
  { scenario, steps }: Ran,
  { requirement, code }: Origin,
  { subject }: Pick<Session, 'subject'>,
): Located | undefined {
  const judgements = judge.judge({ format: subject.format, scenario, steps });
  const own = judgements.filter((judgement) => judgement.requirement === requirement);
  return own.flatMap(({ findings }) => findings).find(({ found }) => found.code === code);
}
