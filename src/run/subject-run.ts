import type { CheckOptions, Rate, Stop, Subject } from '../model/check.ts';
import type { CampaignKind, Cause, Trial } from '../model/probe.ts';
import type { FormatCoverage, Note, RecordedExchange, Result, ShardInfo } from '../model/report.ts';
import type { Campaign } from '../plan/campaign.ts';
import { plan, withoutCovered } from '../plan/plan.ts';
import type { Budget } from '../send/budget.ts';
import { costOf } from './cost.ts';
import { fuzz } from './fuzz.ts';
import { narrowed } from './narrowed.ts';
import { openSession, type Traffic } from './open.ts';
import { announcedRate, durationOf } from './pace.ts';
import { inOrder } from './pool.ts';
import { select } from './select.ts';
import { isSelected } from './selected.ts';
import type { Session } from './session.ts';
import { shareOf } from './shard.ts';
import { type Smoke, smoke } from './smoke.ts';
import { Tally } from './tally.ts';

/** What one format came to on its target. */
export interface SubjectOutcome {
  readonly results: readonly Result[];
  readonly coverage: FormatCoverage;
  readonly exchanges: Readonly<Record<string, RecordedExchange>>;
  readonly stop: Stop | undefined;
  /** How many of the gaps, the last ones, trials met. */
  readonly missed: number;
  readonly examples: ShardInfo['examples'];
}

/** What all formats of a run share. */
export interface Shared {
  readonly options: CheckOptions;
  readonly budget: Budget | undefined;
  readonly traffic: Traffic;
  readonly note: (note: Note) => void;
  readonly warn: (note: Note) => void;
}

/** Plans, sends and judges one format on its target; what it made there is deleted again, however it ends. */
export async function runSubject(given: Subject, shared: Shared): Promise<SubjectOutcome> {
  const { options } = shared;
  const subject = { ...given, format: narrowed(given.format, options.httpStatus) };
  const { format } = subject;
  const made = plan(format, options.requirements, planOptions(subject, options));
  const trials = wanted(made.trials, options);
  const tally = new Tally({ format, options, trials, gaps: made.gaps });
  warnOfStrangers(subject, shared.warn);
  const { session, states, close } = openSession(subject, made.trials, shared);
  try {
    const reached = await states?.reachable();
    if (reached?.kind === 'failed')
      return tally.stopped({
        code: 'states-unreachable',
        detail: { format: format.name, url: shown(subject.statesUrl), cause: reached.detail },
      });
    const first = await smoke(session, made.trials);
    if (first.kind === 'stop')
      return tally.stopped({
        ...first.stop,
        detail: { target: subject.target, keyGiven: subject.apiKey !== undefined, ...first.stop.detail },
      });
    tally.cover(first.seen);
    const chosen = shareOf(options.shard, chosenTrials(subject, trials, first, { shared, tally }));
    const announced = announcedRate(format, first.seen);
    const isOpen = ({ operation }: Campaign) => (first.mayWrite || !operation.writes) && !first.notOffered.has(operation.id);
    const campaigns = campaignsOf(made, { shared, tally, announced }, isOpen);
    await judgeAll(session, chosen, { shared, tally, announced, campaigns });
    const until = options.maxTimeMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + options.maxTimeMs;
    await fuzz(campaigns, { session, shared, tally, until });
  } finally {
    await session.end();
    await close();
  }
  return tally.finished();
}

/** What is planned for a subject. */
export function planOptions(subject: Subject, options: CheckOptions): Parameters<typeof plan>[2] {
  const { statesUrl, handStates } = subject;
  return {
    seed: options.seed,
    states: statesUrl !== undefined ? 'all' : handStates === undefined ? 'none' : new Set(handStates.keys()),
    readOnly: options.readOnly,
    assumed: options.assumed || statesUrl !== undefined || handStates !== undefined,
  };
}

/** The trials of which a selected requirement can say anything: it brought them, or is provoked by one of their probes; and those that these use. */
function wanted(trials: readonly Trial[], options: CheckOptions): readonly Trial[] {
  const selected = options.requirements.filter(({ id }) => isSelected(id, options));
  const tells = (trial: Trial) =>
    trial.broughtBy === undefined
      ? selected.some(({ provokedBy }) => provokedBy === undefined || trial.steps.some(provokedBy))
      : isSelected(trial.broughtBy, options);
  const kept = trials.filter((trial) => !trial.shared && tells(trial));
  const used = new Set(kept.flatMap(({ uses }) => uses));
  return trials.filter((trial) => trial.shared && used.has(trial.id)).concat(kept);
}

interface Work {
  readonly shared: Shared;
  readonly tally: Tally;
}

/** What is sent at which pace. */
interface Paced extends Work {
  readonly announced: Rate | undefined;
}

/** What is left after the smoke step: no writes where the key may not write, no operations that are not offered, and no more than the budget allows. */
function chosenTrials(
  subject: Subject,
  trials: readonly Trial[],
  first: Extract<Smoke, { kind: 'go' }>,
  { shared, tally }: Work,
): readonly Trial[] {
  const { format } = subject;
  const offered = trials.filter((trial) => trial.operation === undefined || !first.notOffered.has(trial.operation));
  for (const operation of first.notOffered)
    tally.gap({
      why: 'not-offered',
      needs: operation,
      trials: trials.filter((trial) => trial.operation === operation).length,
      entries: [],
    });
  const allowed = offered.filter((trial) => first.mayWrite || !needsToWrite(trial));
  if (allowed.length < offered.length)
    tally.gap({ why: 'no-write-access', needs: 'a key that may write', trials: offered.length - allowed.length, entries: [] });
  const { budget, options } = shared;
  if (budget === undefined) return withoutCovered(allowed);
  const { chosen, left } = select(format, allowed, budget.left, options.keep);
  if (left.length > 0) tally.gap({ why: 'budget', needs: '--max-requests', trials: left.length, entries: [] });
  return chosen;
}

/** Whether the trial makes sense only with a key that may write: some writing step uses the key of the run. */
export function needsToWrite(trial: Trial): boolean {
  return trial.writes && trial.steps.some(({ key }) => key.kind === 'good');
}

async function judgeAll(
  session: Session,
  trials: readonly Trial[],
  { shared, tally, announced, campaigns }: Paced & { readonly campaigns: readonly Campaign[] },
): Promise<void> {
  const { options, traffic } = shared;
  const { format } = session.subject;
  const requests = trials.reduce((sum, trial) => sum + costOf(format, trial, options.keep), 0);
  options.onProgress({
    kind: 'planned',
    format: format.name,
    trials: trials.length,
    requests,
    ms: durationOf(requests, { asked: options.rate, announced }),
    payloads: campaigns.reduce((sum, { runs }) => sum + runs, 0),
    longest: campaigns.find(({ longest }) => longest !== undefined)?.longest,
  });
  let done = 0;
  await inOrder(
    trials,
    { concurrency: options.concurrency, stopped: () => options.signal.aborted },
    (trial) => (trial.shared ? session.shared(trial) : session.run(trial)),
    (ran) => {
      tally.add(ran);
      done += 1;
      options.onProgress({ kind: 'done', done, total: trials.length, findings: tally.findings, requests: traffic.requests });
    },
  );
}

/** With a known limit payloads are short: each item that is created is deleted again by a request of its own. */
const SHORT = 6;

/** The fuzz campaigns that are open to the key and of which a selected requirement can say anything. A budget is spent on the plan. */
function campaignsOf(
  made: ReturnType<typeof plan>,
  { shared, tally, announced }: Paced,
  isOpen: (campaign: Campaign) => boolean,
): readonly Campaign[] {
  const { options, budget } = shared;
  const runs = options.runs ?? 0;
  const limited = options.rate !== undefined || (announced !== undefined && announced.requests / announced.seconds < 50);
  const asked = runs === 0 ? [] : made.campaigns({ runs, ...(limited ? { longest: SHORT, sparing: true } : {}) });
  const campaigns = asked.filter((campaign) => isOpen(campaign) && tells(campaign, made.trials, options));
  if (budget === undefined || campaigns.length === 0) return campaigns;
  tally.gap({ why: 'budget', needs: '--max-requests', trials: campaigns.reduce((sum, each) => sum + each.runs, 0), entries: [] });
  return [];
}

/** The causes of payloads, by the kind of their campaign. */
const CAUSES: Readonly<Record<CampaignKind, readonly Cause['kind'][]>> = {
  bulk: ['bulk'],
  body: ['valid', 'violation'],
  json: ['malformed-json'],
  parameters: ['valid', 'violation', 'open', 'not-an-id'],
};

/** Whether a selected requirement can say anything of the campaign's payloads: of planned trials with their causes. */
function tells({ operation, kind }: Campaign, planned: readonly Trial[], options: CheckOptions): boolean {
  const probes = planned
    .filter((trial) => trial.operation === operation.id && trial.broughtBy === undefined)
    .flatMap(({ steps }) => steps.filter(({ cause }) => CAUSES[kind].includes(cause.kind)));
  const selected = options.requirements.filter(({ id }) => isSelected(id, options));
  return selected.some(
    ({ provokedBy, extend }) => (kind === 'bulk' && extend !== undefined) || provokedBy === undefined || probes.some(provokedBy),
  );
}

/** A provider-state URL without what stands behind its path: that may be a secret. */
function shown(url: string | undefined): string | null {
  return url === undefined ? null : url.replace(/[?#].*$/s, '');
}

/** A state of the user's file that the format does not have is most likely misspelt. */
function warnOfStrangers({ format, handStates }: Subject, warn: Shared['warn']): void {
  for (const state of handStates?.keys() ?? [])
    if (!format.states.has(state)) warn({ code: 'no-such-state', format: format.name, detail: { state } });
}
