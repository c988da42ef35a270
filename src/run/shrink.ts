import fc from 'fast-check';
import type { Judge, Located } from '../judge/engine.ts';
import { isArray } from '../model/json.ts';
import { pointer } from '../model/pointer.ts';
import type { CampaignKind, Drawn, Probe, Trial } from '../model/probe.ts';
import type { FuzzInfo } from '../model/report.ts';
import type { Payload } from '../plan/arbitrary/payload.ts';
import type { Campaign } from '../plan/campaign.ts';
import type { Ran, Session } from './session.ts';

/** A finding of a campaign, where it was first seen in a chunk. */
export interface Origin {
  readonly requirement: string;
  readonly code: string;
  readonly drawn: Drawn;
  readonly size: Size;
  readonly campaign: Campaign;
  /** The place of the payload behind the plan. */
  readonly at: number;
}

/** How large a payload is: items of a bulk, parameters where these are the payload, else bytes of the body. */
export type Size = Pick<FuzzInfo, 'size' | 'unit'>;

/** The smallest payload that still shows the same finding. */
export interface Shrunk {
  readonly located: Located;
  readonly fuzz: FuzzInfo;
}

/** How large the payload of a trial is, in a campaign of this kind. */
export function sizeOf({ steps }: Trial, kind: CampaignKind): Size {
  const bulk = steps.find((step) => step.expect.kind === 'bulk')?.expect;
  if (bulk?.kind === 'bulk') return { size: bulk.size, unit: 'items' };
  const sent = steps.find(({ step }) => step === 'probe') ?? steps.at(-1);
  if (kind === 'parameters') return { size: sent === undefined ? 0 : parametersOf(sent), unit: 'parameters' };
  return { size: sent === undefined ? 0 : bytesOf(sent), unit: 'bytes' };
}

/** Those of the query, one that stands there twice as two; and what stands in the path, but for ids that are known only when it is sent. */
function parametersOf({ request, bind }: Probe): number {
  const inPath = Object.keys(request.path).filter((name) => !bind.some(({ to }) => to === pointer('path', name)));
  const inQuery = Object.values(request.query).flatMap((value) => (isArray(value) ? value : [value]));
  return inPath.length + inQuery.length;
}

function bytesOf({ body, request }: Probe): number {
  switch (body.kind) {
    case 'none':
      return 0;
    case 'json':
      return Buffer.byteLength(JSON.stringify(request.body) ?? '');
    case 'raw':
      return Buffer.byteLength(body.base64, 'base64');
    default:
      return body satisfies never;
  }
}

/** Carries out trials and judges them. */
export interface ShrinkOptions {
  readonly session: Pick<Session, 'run' | 'subject'>;
  readonly judge: Judge;
  /** Whether there are requests enough for a trial. */
  readonly affords: (trial: Trial) => boolean;
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
    const smaller = payload.trial(origin.drawn.number);
    if (smaller === undefined || !affords(smaller)) return false;
    tries += 1;
    onTry(tries, size);
    // It shows the same finding only as what was drawn there.
    const trial = { ...smaller, drawn: origin.drawn };
    const located = seen(judge, await session.run(trial), origin, session);
    // fast-check goes on from the last one that failed: that is the smallest so far.
    if (located === undefined) return false;
    smallest = located;
    size = sizeOf(located.observation.trial, origin.campaign.kind);
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

/** The wanted finding among those of a trial. */
function seen(
  judge: Judge,
  { trial, steps }: Ran,
  { requirement, code }: Origin,
  { subject }: Pick<Session, 'subject'>,
): Located | undefined {
  const judgements = judge.judge({ format: subject.format, trial, steps });
  const own = judgements.filter((judgement) => judgement.requirement === requirement);
  return own.flatMap(({ findings }) => findings).find(({ found }) => found.code === code);
}
