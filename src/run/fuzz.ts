import type { Judgement } from '../judge/engine.ts';
import type { CheckOptions } from '../model/check.ts';
import type { Trial } from '../model/probe.ts';
import type { Campaign, Chunk } from '../plan/campaign.ts';
import { inOrder } from './pool.ts';
import { isSelected } from './selected.ts';
import type { Session } from './session.ts';
import { type Origin, shrink, sizeOf } from './shrink.ts';
import type { Shared } from './subject-run.ts';
import type { Tally } from './tally.ts';

/** What campaigns are carried out with. */
export interface Fuzzing {
  readonly session: Session;
  readonly shared: Shared;
  readonly tally: Tally;
  /** When to begin nothing new, in milliseconds of `performance.now()`. */
  readonly until: number;
}

/** A payload of one of the campaigns; `at` is its place behind the plan, the same whichever of the others are carried out. */
interface Job {
  readonly campaign: Campaign;
  readonly chunk: Chunk;
  readonly trial: Trial;
  readonly at: number;
}

/** Carries campaigns out side by side: sends and judges their payloads in turn, then makes those that show findings smaller. */
export async function fuzz(campaigns: readonly Campaign[], fuzzing: Fuzzing): Promise<void> {
  const { session, shared, tally } = fuzzing;
  const found = new Map<string, Origin>();
  const tell = teller(campaigns, fuzzing);
  await inOrder(
    jobsOf(campaigns, fuzzing),
    { concurrency: shared.options.concurrency, stopped: () => isOver(fuzzing) },
    ({ trial }) => session.run(trial),
    (ran, job) => {
      for (const origin of originsOf(job, tally.add(ran, job.at), shared.options)) {
        const key = [origin.drawn.seed, origin.requirement, origin.code].join(' ');
        if (!found.has(key)) found.set(key, origin);
      }
      tell(job);
    },
  );
  for (const origin of found.values()) {
    // What was found is made smaller even where the time for new payloads is over.
    const shrunk = await shrink(origin, { session, judge: tally.judge, stopped: () => shared.options.signal.aborted });
    if (shrunk !== undefined) tally.shrunk(origin, shrunk);
  }
}

/** The payloads of all campaigns, one of each in turn, of those parts that this shard carries out. */
function* jobsOf(campaigns: readonly Campaign[], { shared, tally }: Fuzzing): Iterable<Job> {
  const share = shared.options.shard;
  let left = campaigns.map((campaign) => {
    const { index, first } = campaign.place;
    return jobsOfOne(
      campaign,
      tally.planned + first,
      (chunk) => share === undefined || (index + chunk.index) % share.of === share.index - 1,
    );
  });
  while (left.length > 0) {
    const going: typeof left = [];
    for (const jobs of left) {
      const next = jobs.next();
      if (next.done === true) continue;
      yield next.value;
      going.push(jobs);
    }
    left = going;
  }
}

function* jobsOfOne(campaign: Campaign, first: number, isOurs: (chunk: Chunk) => boolean): Generator<Job, undefined> {
  for (const chunk of campaign.chunks) {
    if (!isOurs(chunk)) continue;
    for (const trial of chunk.trials()) yield { campaign, chunk, trial, at: first + (trial.drawn?.number ?? 0) };
  }
}

function isOver({ shared, until }: Fuzzing): boolean {
  return shared.options.signal.aborted || performance.now() >= until;
}

/** Where the findings of a payload were drawn: those that the report shows. */
function originsOf({ campaign, trial, at }: Job, judgements: readonly Judgement[], options: CheckOptions): readonly Origin[] {
  const { drawn } = trial;
  if (drawn === undefined) return [];
  const size = sizeOf(trial, campaign.kind);
  const shown = judgements.filter(({ requirement, findings }) => findings.length > 0 && isSelected(requirement, options));
  return shown.flatMap(({ requirement, findings }) =>
    findings.map(({ found }): Origin => ({ requirement, code: found.code, drawn, size, campaign, at })),
  );
}

/** Tells of each payload how far the campaigns are. */
function teller(campaigns: readonly Campaign[], { shared, tally, until }: Fuzzing): (job: Job) => void {
  const { options, traffic } = shared;
  const started = performance.now();
  const before = traffic.requests;
  const all = campaigns.reduce((sum, { runs }) => sum + runs, 0) / (options.shard?.of ?? 1);
  let payloads = 0;
  return ({ campaign }) => {
    payloads += 1;
    const ms = Math.max(1, performance.now() - started);
    options.onProgress({
      kind: 'fuzzed',
      operation: campaign.operation.id,
      payloads,
      runs: Math.round(all),
      findings: tally.findings,
      requests: traffic.requests,
      perSecond: Math.round(((traffic.requests - before) * 1000) / ms),
      msLeft: Math.max(0, Math.min((ms / payloads) * (all - payloads), until - performance.now())),
    });
  };
}
