import type { Campaign } from '../fuzz/campaign.ts';
import type { CheckOptions, RateLimit, Stop, Subject } from '../model/check.ts';
import { groupedWarnings, type Origin } from '../model/document.ts';
import type { Format } from '../model/format.ts';
import type { Scenario } from '../model/probe.ts';
import type { FormatCoverage, RecordedExchange, Result, RunMessage, ShardInfo } from '../model/report.ts';
import { givenIn, plan, withoutCovered } from '../plan/plan.ts';
import type { Budget } from '../send/budget.ts';
import type { Pace } from '../send/rate.ts';
import { announcedRate, durationOf } from './announced-rate.ts';
import { type ChosenCampaigns, chosenCampaigns } from './chosen-campaigns.ts';
import { confirms, recurrences, withRecurrences } from './confirm.ts';
import { atMostCreated, costOf } from './cost.ts';
import type { Deadline } from './deadline.ts';
import type { Failures } from './failures.ts';
import { countOf, fuzz } from './fuzz.ts';
import { openSession, type Traffic } from './open-session.ts';
import { inOrder } from './pool.ts';
import { select } from './select.ts';
import { isSelected } from './selected.ts';
import type { Session } from './session.ts';
import { shareOf } from './shard.ts';
import { type Smoke, smoke } from './smoke.ts';
import { withStatusPolicy } from './status-policy.ts';
import { Tally } from './tally.ts';

/** The result of one format on its target. */
export interface SubjectOutcome {
  readonly results: readonly Result[];
  readonly coverage: FormatCoverage;
  readonly exchanges: Readonly<Record<string, RecordedExchange>>;
  /** What would let the next run judge more. */
  readonly notes: readonly RunMessage[];
  readonly stop: Stop | undefined;
  /** How many gaps, at the end of the list, were met by scenarios. */
  readonly missed: number;
  readonly examples: ShardInfo['examples'];
}

/** What all formats of a run share. */
export interface Shared {
  readonly options: CheckOptions;
  readonly budget: Budget | undefined;
  /** Spreads the requests of all formats by the user's rate. */
  readonly pace?: Pace | undefined;
  /** Resources that may still be written. */
  readonly writes?: Budget | undefined;
  readonly deadline?: Deadline | undefined;
  readonly traffic: Traffic;
  readonly warn: (message: RunMessage) => void;
  readonly failures: Failures;
}

/** Plans, sends and judges one format on its target. What it created there is deleted, however it ends. */
export async function runSubject(given: Subject, shared: Shared): Promise<SubjectOutcome> {
  const { options } = shared;
  const begun = shared.traffic.requests;
  const subject = { ...given, format: withStatusPolicy(given.format, options.httpStatus) };
  const { format } = subject;
  const made = plan(format, options.requirements, planOptions(subject, options));
  const scenarios = plannedScenarios(format, made.scenarios, options);
  const tally = new Tally({ format, options, scenarios, gaps: made.gaps, failures: shared.failures });
  warnOfStrangers(subject, shared.warn);
  warnOfIgnored(subject, shared.warn);
  const { session, states, close } = openSession(subject, made.scenarios, shared);
  try {
    const reached = await states?.reachable();
    if (reached?.kind === 'failed' && shared.budget?.left === 0) return tally.stopped({ code: 'no-requests', format: format.name });
    if (reached?.kind === 'failed')
      return tally.stopped({ code: 'states-unreachable', format: format.name, url: shownUrl(subject), cause: reached.detail });
    const first = await smoke(session, made.scenarios);
    if (first.kind === 'stop') return tally.stopped(first.stop);
    tally.cover(first.seen);
    const chosen = chosenScenarios(subject, scenarios, first, { shared, tally });
    const announced = announcedRate(format, first.seen);
    const selection = selectedIds(format, options);
    const isOpen = ({ operation: { id, writes } }: Campaign) =>
      (first.mayWrite || !writes) && !first.notOffered.has(id) && selection?.has(id) !== false;
    const requests = chosen.requestsLeft - reservedFor(given, options);
    const payloads = chosenCampaigns(made, { format, options, announced, requests, isOpen });
    const left = chosen.left + payloads.left;
    if (left > 0) tally.gap({ why: 'budget', needs: null, scenarios: left, entries: [] });
    await judgeAll(session, shareOf(options.shard, chosen.scenarios), { shared, tally, announced, payloads });
    if (subject.statesUrl !== undefined && session.areStatesRefused)
      return tally.stopped({ code: 'states-unknown', format: format.name, url: shownUrl(subject) });
    const until = shared.deadline?.at ?? Number.POSITIVE_INFINITY;
    await fuzz(payloads.campaigns, { session, shared, tally, until, most: payloads.most, begun });
    if (session.loss !== undefined) return tally.stopped({ code: 'target-lost', format: format.name, ...session.loss });
    if (confirms(options)) {
      const outcome = tally.finished();
      const isLimited = options.rate !== undefined || (announced !== undefined && announced.requests / announced.seconds < 50);
      const marks = await recurrences(outcome, { format, session, shared, isLimited });
      return { ...outcome, results: withRecurrences(outcome.results, marks) };
    }
  } finally {
    await session.end();
    await close();
  }
  return tally.finished();
}

/** The plan options for a subject. */
export function planOptions(subject: Subject, options: CheckOptions): Parameters<typeof plan>[2] {
  const { statesUrl, handStates } = subject;
  return {
    seed: options.seed,
    states: statesUrl !== undefined ? 'all' : handStates === undefined ? 'none' : new Set(handStates.keys()),
    readOnly: options.readOnly,
    assumed: options.assumed || statesUrl !== undefined || handStates !== undefined,
  };
}

/** The options that decide which scenarios are sent. */
type SelectingOptions = Pick<CheckOptions, 'requirements' | 'only' | 'skip' | 'revision' | 'operations'>;

/** Ids of the selected operations; `undefined` if all are. */
function selectedIds({ operations }: Format, options: Pick<CheckOptions, 'operations'>): ReadonlySet<string> | undefined {
  const { operations: selection } = options;
  return selection === undefined ? undefined : new Set(operations.filter(selection.isSelected).map(({ id }) => id));
}

/**
 * The scenarios of selected operations that a selected requirement can judge, because it contributed them or one of their probes concerns it; and the shared ones
 * that these use.
 */
export function plannedScenarios(format: Format, scenarios: readonly Scenario[], options: SelectingOptions): readonly Scenario[] {
  const selected = options.requirements.filter(({ id }) => isSelected(id, options));
  const canJudge = (scenario: Scenario) =>
    scenario.broughtBy === undefined
      ? selected.some(({ provokedBy }) => scenario.steps.some(provokedBy))
      : isSelected(scenario.broughtBy, options);
  const selection = selectedIds(format, options);
  const isOfSelected = ({ operation }: Scenario) => selection === undefined || (operation !== undefined && selection.has(operation));
  const kept = scenarios.filter((scenario) => !scenario.shared && isOfSelected(scenario) && canJudge(scenario));
  const used = new Set(kept.flatMap(({ uses }) => uses));
  const given = givenIn(kept);
  const chosen = scenarios.filter((scenario) => kept.includes(scenario) || given.has(scenario.id));
  return scenarios.filter((scenario) => scenario.shared && used.has(scenario.id)).concat(given.size === 0 ? kept : chosen);
}

interface Work {
  readonly shared: Shared;
  readonly tally: Tally;
}

/** What a run of the plan needs. */
interface Paced extends Work {
  readonly announced: RateLimit | undefined;
}

/** The most requests per operation in the smoke test, states included. */
const SMOKE = 4;

interface ChosenScenarios {
  readonly scenarios: readonly Scenario[];
  /** What the budget has left for payloads after these scenarios. */
  readonly requestsLeft: number;
  /** How many scenarios the budget does not cover. */
  readonly left: number;
}

/** What the plans and smoke tests of the following formats take: payloads must not be sent at their expense. */
function reservedFor(given: Subject, options: CheckOptions): number {
  if (options.maxRequests === undefined) return 0;
  const later = options.formats.slice(options.formats.indexOf(given) + 1);
  const ofSubject = (subject: Subject) => {
    const { scenarios } = plan(subject.format, options.requirements, planOptions(subject, options));
    return (
      requestsOf(subject.format, withoutCovered(plannedScenarios(subject.format, scenarios, options)), options) +
      SMOKE * subject.format.operations.length
    );
  };
  return later.reduce((sum, subject) => sum + ofSubject(subject), 0);
}

/** The requests that scenarios take, those that delete what they create included. */
export function requestsOf(format: Format, scenarios: readonly Scenario[], { keep }: Pick<CheckOptions, 'keep'>): number {
  return scenarios.reduce((sum, scenario) => sum + costOf(format, scenario, keep), 0);
}

/**
 * The scenarios after the smoke test: no writes if the key may not write, no operations that are not offered, and no more than the budget
 * covers.
 */
function chosenScenarios(
  subject: Subject,
  scenarios: readonly Scenario[],
  first: Extract<Smoke, { kind: 'go' }>,
  { shared, tally }: Work,
): ChosenScenarios {
  const { format } = subject;
  const offered = scenarios.filter((scenario) => scenario.operation === undefined || !first.notOffered.has(scenario.operation));
  for (const operation of first.notOffered)
    tally.gap({
      why: 'not-offered',
      needs: operation,
      scenarios: scenarios.filter((scenario) => scenario.operation === operation).length,
      entries: [],
    });
  const allowed = offered.filter((scenario) => first.mayWrite || !needsToWrite(scenario));
  if (allowed.length < offered.length)
    tally.gap({ why: 'no-write-access', needs: null, scenarios: offered.length - allowed.length, entries: [] });
  const { budget, options } = shared;
  const whole = withoutCovered(allowed);
  const requestsLeft = (budget?.left ?? Number.POSITIVE_INFINITY) - requestsOf(format, whole, options);
  if (budget === undefined || requestsLeft >= 0) return { scenarios: whole, requestsLeft, left: 0 };
  const { chosen, left } = select(format, allowed, budget.left, options.keep);
  return { scenarios: chosen.toSorted(riskiestFirst(format)), requestsLeft: 0, left: left.length };
}

/**
 * Scenarios begin only while the requests suffice for what a wrong target may make of them. So those that may take more than they should come
 * first: at the end of a budget only the others still fit.
 */
function riskiestFirst(format: Format): (a: Scenario, b: Scenario) => number {
  const riskOf = (scenario: Scenario) => atMostCreated(format, scenario) + scenario.steps.length;
  return (a, b) => (a.shared === b.shared ? riskOf(b) - riskOf(a) : Number(b.shared) - Number(a.shared));
}

/** Whether the scenario makes sense only with a key that may write: a writing step uses the key of the run. */
export function needsToWrite(scenario: Scenario): boolean {
  return scenario.writes && scenario.steps.some(({ key }) => key.kind === 'good');
}

async function judgeAll(
  session: Session,
  scenarios: readonly Scenario[],
  { shared, tally, announced, payloads }: Paced & { readonly payloads: ChosenCampaigns },
): Promise<void> {
  const { options, traffic } = shared;
  const { format } = session.subject;
  const requests = requestsOf(format, scenarios, options);
  options.onProgress({
    kind: 'planned',
    format: format.name,
    scenarios: scenarios.length,
    requests,
    ms: durationOf(requests, { asked: options.rate, announced }),
    payloads: countOf(payloads.campaigns, { shared, most: payloads.most }),
    longest: payloads.campaigns.find(({ longest }) => longest !== undefined)?.longest,
  });
  let done = 0;
  await inOrder(
    scenarios,
    {
      concurrency: options.concurrency,
      stopped: () =>
        options.signal.aborted ||
        shared.failures.areEnough ||
        shared.deadline?.soon.aborted === true ||
        session.loss !== undefined ||
        (session.subject.statesUrl !== undefined && session.areStatesRefused),
    },
    (scenario) => (scenario.shared ? session.shared(scenario) : session.run(scenario)),
    (ran) => {
      // Scenarios that were under way do not count: which ones depends on the concurrency.
      if (shared.failures.areEnough) return;
      tally.add(ran);
      done += 1;
      options.onProgress({ kind: 'done', done, total: scenarios.length, findings: tally.findings, requests: traffic.requests });
    },
  );
  if (shared.failures.areEnough) tally.afterFailures(scenarios.length - done);
  else if (isOutOfTime(shared) && done < scenarios.length) tally.outOfTime(scenarios.length - done);
}

/** Whether the run ends because its time is over. */
export function isOutOfTime({ options, deadline }: Pick<Shared, 'options' | 'deadline'>): boolean {
  return deadline?.soon.aborted === true && !options.signal.aborted;
}

/** A provider-state URL without query and fragment, which may contain a secret. */
export function shownUrl({ statesUrl = '' }: Pick<Subject, 'statesUrl'>): string {
  return statesUrl.replace(/[?#].*$/s, '');
}

/** What the document has and errspec works without, a message a reason. */
function warnOfIgnored({ format }: Subject, warn: Shared['warn']): void {
  for (const { reason, count, example } of groupedWarnings(format.warnings)) {
    const { pointer, line }: Origin = example.origin?.() ?? { pointer: example.pointer };
    warn({
      code: 'document-part-ignored',
      format: format.name,
      detail: { reason, count, pointer, line: line ?? null, found: example.found },
    });
  }
}

/** A state in the user's file that the format does not have is most likely misspelt. */
function warnOfStrangers({ format, handStates }: Subject, warn: Shared['warn']): void {
  for (const state of handStates?.keys() ?? [])
    if (!format.states.has(state)) warn({ code: 'no-such-state', format: format.name, detail: { state } });
}
