import { createJudge, type Judge, type Judgement } from '../judge/engine.ts';
import type { Format } from '../model/format.ts';
import type { Finding } from '../model/report.ts';
import type { ObservedScenario, Requirement } from '../model/requirement.ts';
import { gathered, stepNamed } from '../results/finding.ts';
import type { Ran } from './ran.ts';

/**
 * What became of a finding. `as` is the finding that the replay shows: the same one, or a new one of a requirement that could have been
 * reported before.
 */
export type Now =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'still-failing'; readonly as: Finding }
  | { readonly kind: 'cannot-judge'; readonly why: Why };

/** Why a finding cannot be judged; `needs` names what is missing: a state, a value, a requirement, an operation. */
export interface Why {
  readonly code: WhyCode;
  readonly needs: string;
}

export type WhyCode =
  /** The finding belongs to an aggregate requirement. */
  | 'all-together'
  | 'no-requirement'
  | 'no-operation'
  | 'not-offered'
  /** The recipe has a request that the description does not have. */
  | 'strange-request'
  | 'no-write-access'
  /** The rate limit was not exceeded again. */
  | 'limit'
  | 'state'
  | 'state-failed'
  | 'unbound'
  | 'not-sent'
  /** The target kept answering "rate limit exceeded". */
  | 'limited'
  | 'unanswered'
  /** The requirement does not apply to the answer. */
  | 'not-concerned'
  | 'blocked'
  | 'errored';

/** What a replay is judged with. */
export interface Bench {
  readonly format: Format;
  readonly requirements: ReadonlyMap<string, Requirement>;
  readonly judge: Judge;
  readonly before: Before;
}

/** What the report says, to distinguish what the replay shows from what the run showed. */
export interface Before {
  /** The ids of all its findings: any other finding is new. */
  readonly findings: ReadonlySet<string>;
  /** The requirements that were judged: nothing is known about the others. */
  readonly judged: ReadonlySet<string>;
}

/** A bench for a format with these requirements. */
export function benchOf(format: Format, requirements: readonly Requirement[], before: Before): Bench {
  return { format, requirements: new Map(requirements.map((each) => [each.id, each])), judge: createJudge(requirements), before };
}

/** What a replayed scenario says about a finding. */
export function nowOf(finding: Finding, ran: Ran, bench: Bench): Now {
  const requirement = bench.requirements.get(finding.requirement);
  if (requirement === undefined) return cannot('no-requirement', finding.requirement);
  const observed: ObservedScenario = { format: bench.format, scenario: ran.scenario, steps: stepsFor(finding, requirement, ran) };
  const all = bench.judge.judge(observed);
  const own = all.filter((each) => each.requirement === finding.requirement);
  const others = requirement.kind === 'exchange' ? all.filter(isOfOne(bench)) : [];
  const as = shownIn(own, bench, finding.id) ?? shownIn(others, bench);
  if (as !== undefined) return { kind: 'still-failing', as };
  const why = unprovoked(finding, ran) ?? missing(requirement, observed, ran);
  if (why !== undefined) return why;
  return isSettled(own) || (own.length === 0 && isSettled(others) && others.every(hasPassed)) ? { kind: 'fixed' } : unjudged(own, observed);
}

/** The finding with this id, or else the first new one. */
function shownIn(judgements: readonly Judgement[], { before }: Bench, id?: string): Finding | undefined {
  const shown = judgements.flatMap(({ requirement, findings }) =>
    findings.map((located) => gathered(requirement, located, { at: 0, shared: new Map() }).finding),
  );
  return shown.find((each) => each.id === id) ?? shown.find((each) => !before.findings.has(each.id));
}

/** Selects judgements of requirements that judged single exchanges when the report was made. */
function isOfOne({ requirements, before }: Bench): (judgement: Judgement) => boolean {
  return ({ requirement }) => requirements.get(requirement)?.kind === 'exchange' && before.judged.has(requirement);
}

/** A finding that cannot be judged, and why. */
export function cannot(code: WhyCode, needs: string): Now {
  return { kind: 'cannot-judge', why: { code, needs } };
}

/**
 * The one step that shows the finding if exchanges are judged singly, else all steps. For a retried answer: all retries of the step,
 * because how often it is sent differs.
 */
function stepsFor({ exchange }: Finding, { kind }: Requirement, { steps, retried }: Ran): ObservedScenario['steps'] {
  if (kind !== 'exchange' || exchange === null) return steps;
  const named = stepNamed(exchange);
  if (!named.isRetried) return new Map([...steps].filter(([step]) => step === named.step));
  const ofStep = retried.filter(({ probe }) => probe.step === named.step);
  return new Map(ofStep.map((observation) => [`${named.step}, attempt ${observation.attempt}`, observation]));
}

/** What could not be sent. */
function missing({ kind }: Requirement, { steps }: ObservedScenario, { missed }: Ran): Now | undefined {
  if (steps.size > 0 && (kind === 'exchange' || missed === undefined)) return undefined;
  if (missed === undefined || missed.gap.why === 'time') return cannot('not-sent', '');
  return cannot(missed.gap.why, missed.gap.needs);
}

/** Whether something was judged, and nothing is left open. Findings that are in the report too are reported separately. */
function isSettled(judgements: readonly Judgement[]): boolean {
  return judgements.length > 0 && judgements.every(({ verdict }) => verdict === 'passed' || verdict === 'failed');
}

function hasPassed({ verdict }: Judgement): boolean {
  return verdict === 'passed';
}

function unjudged(judgements: readonly Judgement[], { steps }: ObservedScenario): Now {
  const silent = [...steps.values()].map(({ reading }) => reading).find((reading) => reading.kind === 'unanswered');
  const errored = judgements.find(({ verdict }) => verdict === 'errored');
  if (errored !== undefined) return cannot('errored', errored.reason ?? '');
  if (silent?.kind === 'unanswered') return cannot('unanswered', silent.failure);
  const blocked = judgements.find(({ verdict }) => verdict === 'blocked');
  return blocked === undefined ? cannot('not-concerned', '') : cannot('blocked', blocked.reason ?? '');
}

/**
 * A finding of a "rate limit exceeded" answer that was not provoked by the request: it cannot be judged unless the limit is exceeded again,
 * or the scenario could not be run.
 */
function unprovoked({ cause, exchange }: Finding, { scenario, retried, missed }: Ran): Now | undefined {
  const isRetried = exchange !== null && stepNamed(exchange).isRetried;
  const isUnprovoked = isRetried || !scenario.steps.some((step) => step.cause.kind === cause);
  return isUnprovoked && retried.length === 0 && missed === undefined ? cannot('limit', '') : undefined;
}
