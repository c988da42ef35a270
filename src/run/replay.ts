import { canonical } from '../json/json.ts';
import type { CheckOptions, Stop, Subject } from '../model/check.ts';
import { operationById } from '../model/format.ts';
import type { Probe } from '../model/probe.ts';
import type { Finding, RunMessage } from '../model/report.ts';
import { plan } from '../plan/plan.ts';
import { COPIES } from './confirm.ts';
import { openSession, Traffic } from './open-session.ts';
import { inOrder } from './pool.ts';
import type { Ran } from './ran.ts';
import { type Recipe, recipeFrom } from './recipe.ts';
import { type Before, type Bench, benchOf, cannot, type Now, nowOf } from './replayed.ts';
import type { Session } from './session.ts';
import { type Smoke, smoke } from './smoke.ts';
import { withStatusPolicy } from './status-policy.ts';
import { needsToWrite, planOptions, type Shared, shownUrl } from './subject-run.ts';

/** What became of a finding. */
export interface Replayed {
  readonly finding: Finding;
  readonly now: Now;
}

/** What became of each finding, in their order; or why the target cannot be judged. */
export type ReplayOutcome =
  | { readonly kind: 'replayed'; readonly replayed: readonly Replayed[] }
  | { readonly kind: 'stopped'; readonly stop: Stop };

/** The findings of one format, and the target on which they are replayed. */
export interface ReplayJob {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
  readonly before: Before;
  readonly options: CheckOptions;
  readonly warn: (note: RunMessage) => void;
  /** Send what the report says even if the description has no such request: the user made the report. */
  readonly trusted?: boolean;
}

/** Findings that one scenario shows. */
interface ReplayGroup {
  readonly findings: readonly Finding[];
  readonly recipe: Recipe;
}

/** Runs the recipes of findings again, each scenario once, and judges the answers by the requirements that were broken. */
export async function replay({ findings, before, options, warn, trusted = false, ...job }: ReplayJob): Promise<ReplayOutcome> {
  const subject = { ...job.subject, format: withStatusPolicy(job.subject.format, options.httpStatus) };
  const shared = { options, budget: undefined, traffic: new Traffic(), warn };
  const first = await smoked(subject, shared);
  if (first.kind === 'stop') return { kind: 'stopped', stop: first.stop };
  const groups = groupsOf(findings);
  const used = new Map(groups.flatMap(({ recipe }) => recipe.shared).map((scenario) => [scenario.id, scenario]));
  const { session, close } = openSession(subject, [...used.values()], shared);
  const bench = benchOf(subject.format, options.requirements, before);
  const known = trusted ? undefined : knownRequests(subject, options);
  const became = new Map<Finding, Now>();
  try {
    await inOrder(
      groups,
      { concurrency: options.concurrency, stopped: () => options.signal.aborted || session.loss !== undefined },
      (group) => again(session, group, { first, bench, known }),
      (nows) => {
        for (const { finding, now } of nows) became.set(finding, now);
      },
    );
  } finally {
    await session.end();
    await close();
  }
  const otherwise = (finding: Finding) =>
    recipeFrom(finding.recipe) === undefined ? cannot('all-together', finding.requirement) : cannot('not-sent', '');
  return { kind: 'replayed', replayed: findings.map((finding) => ({ finding, now: became.get(finding) ?? otherwise(finding) })) };
}

function groupsOf(findings: readonly Finding[]): readonly ReplayGroup[] {
  return [...Map.groupBy(findings, ({ recipe }) => canonical(recipe)).values()].flatMap((group): readonly ReplayGroup[] => {
    const recipe = recipeFrom(group[0]?.recipe ?? null);
    return recipe === undefined ? [] : [{ findings: group, recipe }];
  });
}

/** Whether the target can be judged at all, by a few planned requests: else a wrong key would look like a finding. */
async function smoked(subject: Subject, shared: Omit<Shared, 'failures'>): Promise<Smoke> {
  const { format } = subject;
  const { scenarios } = plan(format, shared.options.requirements, planOptions(subject, shared.options));
  const { session, states, close } = openSession(subject, scenarios, shared);
  try {
    const reached = await states?.reachable();
    if (reached?.kind === 'failed') {
      return { kind: 'stop', stop: { code: 'states-unreachable', format: format.name, url: shownUrl(subject), cause: reached.detail } };
    }
    return await smoke(session, scenarios);
  } finally {
    await session.end();
    await close();
  }
}

/** Methods with the path templates of all requests that errspec could send: those of the description, and of its own routes. */
function knownRequests(subject: Subject, options: CheckOptions): ReadonlySet<string> {
  const { scenarios } = plan(subject.format, options.requirements, planOptions(subject, options));
  const routes = scenarios.flatMap(({ steps }) => steps.filter(({ operation }) => operation === undefined));
  return new Set([
    ...subject.format.operations.map((operation) => requestKey({ ...operation, operation: operation.id })),
    ...routes.map(requestKey),
  ]);
}

function requestKey({ operation, method, path }: Pick<Probe, 'operation' | 'method' | 'path'>): string {
  return [operation ?? '', method, path].join(' ');
}

interface ReplayStart {
  /** Requests that may be sent; `undefined` if the report is trusted. */
  readonly known: ReadonlySet<string> | undefined;
  readonly first: Extract<Smoke, { kind: 'go' }>;
  readonly bench: Bench;
}

async function again(
  session: Session,
  { findings, recipe }: ReplayGroup,
  { first, bench, known }: ReplayStart,
): Promise<readonly Replayed[]> {
  const refused = refusal(recipe, first, bench) ?? strangeRequest(recipe, known);
  if (refused !== undefined) return findings.map((finding) => ({ finding, now: refused }));
  const ran = await session.run(recipe.scenario);
  const alone = findings.map((finding) => ({ finding, now: nowOf(finding, ran, bench) }));
  const isRace = ({ finding, now }: Replayed) => finding.recurrence?.kind === 'concurrent' && now.kind === 'fixed';
  if (!alone.some(isRace)) return alone;
  const copies = await Promise.all(Array.from({ length: COPIES }, () => session.run(recipe.scenario)));
  return alone.map((each) => (isRace(each) ? { ...each, now: worst(each.finding, copies, bench) } : each));
}

/** What copies of a scenario that were sent at once show of a finding: still failing if any of them does. */
function worst(finding: Finding, copies: readonly Ran[], bench: Bench): Now {
  const nows = copies.map((ran) => nowOf(finding, ran, bench));
  return nows.find(({ kind }) => kind === 'still-failing') ?? nows.find(({ kind }) => kind === 'cannot-judge') ?? { kind: 'fixed' };
}

/** A report is input: a request that the description does not have is sent for nobody but the user who made the report. */
function strangeRequest({ scenario, shared }: Recipe, known: ReadonlySet<string> | undefined): Now | undefined {
  const steps = [scenario, ...shared].flatMap((each) => each.steps);
  const strange = known === undefined ? undefined : steps.find((step) => !known.has(requestKey(step)));
  return strange === undefined ? undefined : cannot('strange-request', `${strange.method} ${strange.path}`);
}

/** Why a recipe is not run: the description or the target lacks an operation, or the key may not write. */
function refusal({ scenario, shared }: Recipe, { mayWrite, notOffered }: ReplayStart['first'], { format }: Bench): Now | undefined {
  const operations = [scenario, ...shared].flatMap(({ steps }) => steps.flatMap(({ operation }) => operation ?? []));
  const unknown = operations.find((id) => operationById(format, id) === undefined);
  if (unknown !== undefined) return cannot('no-operation', unknown);
  if (scenario.operation !== undefined && notOffered.has(scenario.operation)) return cannot('not-offered', scenario.operation);
  const lost = scenario.uses.find((id) => !shared.some((each) => each.id === id));
  if (lost !== undefined) return cannot('unbound', lost);
  return !mayWrite && needsToWrite(scenario) ? cannot('no-write-access', 'a key that may write') : undefined;
}
