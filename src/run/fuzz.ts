import type { Campaign, Chunk } from '../fuzz/campaign.ts';
import type { Judgement } from '../judge/engine.ts';
import type { CheckOptions } from '../model/check.ts';
import { sizeOf } from '../results/size.ts';
import { type CampaignPayload, inTurn } from './in-turn.ts';
import { inOrder } from './pool.ts';
import { isSelected } from './selected.ts';
import type { Session } from './session.ts';
import { type ShrinkOrigin, shrink } from './shrink.ts';
import { ShrinkAllowance } from './shrink-allowance.ts';
import { isOutOfTime, type Shared } from './subject-run.ts';
import type { Tally } from './tally.ts';

/** What fuzzing needs. `begun`: how many requests the run had sent when it began with this format. */
export interface Fuzzing {
  readonly session: Session;
  readonly shared: Shared;
  readonly tally: Tally;
  /** The most payloads to send. */
  readonly most: number;
  /** When to stop starting payloads, in milliseconds of `performance.now()`. */
  readonly until: number;
  readonly begun: number;
}

/** A payload of a campaign. `at` is its position behind the plan; it does not depend on which other payloads are sent. */
interface PayloadJob extends CampaignPayload {
  readonly at: number;
}

/** Runs campaigns side by side: sends and judges their payloads in turn, then shrinks those that show findings. */
export async function fuzz(campaigns: readonly Campaign[], fuzzing: Fuzzing): Promise<void> {
  const { session, shared, tally } = fuzzing;
  const found = new Map<string, ShrinkOrigin>();
  const all = countOf(campaigns, fuzzing);
  const tell = teller(all, fuzzing);
  let sent = 0;
  await inOrder(
    jobsOf(campaigns, fuzzing),
    { concurrency: shared.options.concurrency, stopped: () => isOver(fuzzing) },
    ({ scenario }) => session.run(scenario),
    (ran, job) => {
      if (shared.failures.areEnough) return;
      sent += 1;
      for (const origin of originsOf(job, tally.add(ran, job.at), shared.options)) {
        const key = [origin.drawn.seed, origin.requirement, origin.code].join(' ');
        if (!found.has(key)) found.set(key, origin);
      }
      tell(job);
    },
  );
  if (sent < all && shared.failures.areEnough) tally.afterFailures(all - sent);
  else if (sent < all && session.loss === undefined && isOutOfTime(shared)) tally.outOfTime(all - sent);
  await shrinkAll([...found.values()], fuzzing);
}

/** Shrinks one finding after the other. */
async function shrinkAll(origins: readonly ShrinkOrigin[], fuzzing: Fuzzing): Promise<void> {
  const { session, tally, shared } = fuzzing;
  const { onProgress } = shared.options;
  const allowance = new ShrinkAllowance(origins.length, fuzzing);
  for (const [index, origin] of origins.entries()) {
    if (isStopped(session, shared)) return;
    allowance.begin(index);
    const shrunk = await shrink(origin, {
      session,
      judge: tally.judge,
      affords: (scenario) => session.affords(scenario),
      stopped: () => isStopped(session, shared),
      isSpent: () => allowance.isSpent,
      onTry: (tries, size) => onProgress({ kind: 'shrinking', finding: index + 1, findings: origins.length, tries, ...size }),
    });
    allowance.end();
    if (shrunk !== undefined) tally.shrunk(origin, shrunk);
  }
}

/** Whether this shard runs a chunk. */
function isOurs({ position }: Campaign, { index }: Chunk, { shard }: CheckOptions): boolean {
  return shard === undefined || (position.index + index) % shard.of === shard.index - 1;
}

/** How many payloads this shard sends if time allows. */
export function countOf(campaigns: readonly Campaign[], { shared, most }: Pick<Fuzzing, 'shared' | 'most'>): number {
  const ours = campaigns.flatMap((campaign) => campaign.chunks.filter((chunk) => isOurs(campaign, chunk, shared.options)));
  return Math.min(
    most,
    ours.reduce((sum, { count }) => sum + count, 0),
  );
}

/** The payloads that this shard sends, no more than allowed. */
function* jobsOf(campaigns: readonly Campaign[], { shared, tally, most }: Fuzzing): Iterable<PayloadJob> {
  let left = most;
  for (const drawn of inTurn(campaigns, (campaign, chunk) => isOurs(campaign, chunk, shared.options))) {
    if (left < 1) return;
    left -= 1;
    yield { ...drawn, at: tally.planned + drawn.campaign.position.first + (drawn.scenario.drawn?.number ?? 0) };
  }
}

function isStopped({ loss }: Session, { options, deadline }: Shared): boolean {
  return options.signal.aborted || deadline?.soon.aborted === true || loss !== undefined;
}

function isOver({ session, shared, until }: Fuzzing): boolean {
  return isStopped(session, shared) || shared.failures.areEnough || performance.now() >= until;
}

/** The origin of each reported finding that a payload shows. */
function originsOf(
  { campaign, scenario, at }: PayloadJob,
  judgements: readonly Judgement[],
  options: CheckOptions,
): readonly ShrinkOrigin[] {
  const { drawn } = scenario;
  if (drawn === undefined) return [];
  const size = sizeOf(scenario, campaign.kind);
  const shown = judgements.filter(({ requirement, findings }) => findings.length > 0 && isSelected(requirement, options));
  return shown.flatMap(({ requirement, findings }) =>
    findings.map(({ found }): ShrinkOrigin => ({ requirement, code: found.code, drawn, size, campaign, at })),
  );
}

/** Reports progress after each payload. */
function teller(all: number, { shared, tally, until }: Fuzzing): (job: PayloadJob) => void {
  const { options, traffic } = shared;
  const started = performance.now();
  const before = traffic.requests;
  let payloads = 0;
  return ({ campaign }) => {
    payloads += 1;
    const ms = Math.max(1, performance.now() - started);
    options.onProgress({
      kind: 'fuzzed',
      operation: campaign.operation.id,
      payloads,
      runs: all,
      findings: tally.findings,
      requests: traffic.requests,
      perSecond: Math.round(((traffic.requests - before) * 1000) / ms),
      msLeft: Math.max(0, Math.min((ms / payloads) * (all - payloads), until - performance.now())),
    });
  };
}
