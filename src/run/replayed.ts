import { createJudge, type Judge, type Judgement } from '../judge/engine.ts';
import type { Format } from '../model/format.ts';
import type { Finding } from '../model/report.ts';
import type { ObservedScenario, Requirement } from '../model/requirement.ts';
import { gathered, stepNamed } from '../results/finding.ts';
import type { Ran } from './session.ts';

/** What became of a finding. `as` is what shows now: the same finding, or one that is new, if it can be of the same requirement. */
export type Now =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'still-failing'; readonly as: Finding }
  | { readonly kind: 'cannot-judge'; readonly why: Why };

/** Why nothing can be said of a finding; `needs` is what is missing: a state, a value, requirements, an operation. */
export interface Why {
  readonly code: WhyCode;
  readonly needs: string;
}

export type WhyCode =
  /** It was seen in all answers of a run together. */
  | 'all-together'
  | 'no-requirement'
  | 'no-operation'
  | 'not-offered'
  | 'no-write-access'
  /** The limit of the rate was not met again. */
  | 'limit'
  | 'state'
  | 'state-failed'
  | 'unbound'
  | 'not-sent'
  /** The target kept saying that its limit is spent. */
  | 'limited'
  | 'unanswered'
  /** The answer is such that the requirement says nothing of it. */
  | 'not-concerned'
  | 'blocked'
  | 'errored';

/** What is judged by. */
export interface Bench {
  readonly format: Format;
  readonly requirements: ReadonlyMap<string, Requirement>;
  readonly judge: Judge;
  readonly before: Before;
}

/** What the report says, so that what shows now can be told from what showed then. */
export interface Before {
  /** The ids of all its findings: what is not among them is new. */
  readonly findings: ReadonlySet<string>;
  /** The requirements that were judged: nothing is known of what others would have found. */
  readonly judged: ReadonlySet<string>;
}

/** A bench for a format with these requirements. */
export function benchOf(format: Format, requirements: readonly Requirement[], before: Before): Bench {
  return { format, requirements: new Map(requirements.map((each) => [each.id, each])), judge: createJudge(requirements), before };
}

/** What a scenario that was carried out again says of a finding. */
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

/** Of findings the one with this id, else the first that is new. */
function shownIn(judgements: readonly Judgement[], { before }: Bench, id?: string): Finding | undefined {
  const shown = judgements.flatMap(({ requirement, findings }) =>
    findings.map((located) => gathered(requirement, located, { at: 0, shared: new Map() }).finding),
  );
  return shown.find((each) => each.id === id) ?? shown.find((each) => !before.findings.has(each.id));
}

/** Judgements of requirements that judged each exchange alone when the report was made. */
function isOfOne({ requirements, before }: Bench): (judgement: Judgement) => boolean {
  return ({ requirement }) => requirements.get(requirement)?.kind === 'exchange' && before.judged.has(requirement);
}

/** That nothing can be said, and why. */
export function cannot(code: WhyCode, needs: string): Now {
  return { kind: 'cannot-judge', why: { code, needs } };
}

/** The one step that shows it where each exchange is judged alone, else all. Of answers that were waited out, those to this step: how often it has to be sent differs. */
function stepsFor({ exchange }: Finding, { kind }: Requirement, { steps, retried }: Ran): ObservedScenario['steps'] {
  if (kind !== 'exchange' || exchange === null) return steps;
  const named = stepNamed(exchange);
  if (!named.isWaitedOut) return new Map([...steps].filter(([step]) => step === named.step));
  const ofStep = retried.filter(({ probe }) => probe.step === named.step);
  return new Map(ofStep.map((observation) => [`${named.step}, attempt ${observation.attempt}`, observation]));
}

/** What could not be sent. */
function missing({ kind }: Requirement, { steps }: ObservedScenario, { missed }: Ran): Now | undefined {
  if (steps.size > 0 && (kind === 'exchange' || missed === undefined)) return undefined;
  return missed === undefined ? cannot('not-sent', '') : cannot(missed.why, missed.needs);
}

/** Whether something was judged, and nothing is left open. Findings that are in the report as well are told for themselves. */
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

/** A finding of an answer that came because the limit was spent, not because of what was asked; where the scenario could not be carried out, that is told. */
function unprovoked({ cause, exchange }: Finding, { scenario, retried, missed }: Ran): Now | undefined {
  const isWaitedOut = exchange !== null && stepNamed(exchange).isWaitedOut;
  const isUnprovoked = isWaitedOut || !scenario.steps.some((step) => step.cause.kind === cause);
  return isUnprovoked && retried.length === 0 && missed === undefined ? cannot('limit', '') : undefined;
}
