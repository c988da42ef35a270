import { createJudge, type Judge, type Judgement } from '../judge/engine.ts';
import type { Format } from '../model/format.ts';
import type { Finding } from '../model/report.ts';
import type { ObservedTrial, Requirement } from '../model/requirement.ts';
import { gathered } from './finding.ts';
import type { Ran } from './session.ts';

/** What became of a finding. `as` is what shows now: the same finding, or another one of the same requirement that is new. */
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
  | 'unanswered'
  /** The answer is such that the requirement says nothing of it. */
  | 'not-concerned'
  | 'blocked'
  | 'errored';

/** What is judged by, and the findings of the report: what is not among them is new. */
export interface Bench {
  readonly format: Format;
  readonly requirements: ReadonlyMap<string, Requirement>;
  readonly judge: Judge;
  readonly known: ReadonlySet<string>;
}

/** A bench for a format with these requirements. */
export function benchOf(format: Format, requirements: readonly Requirement[], known: ReadonlySet<string>): Bench {
  return { format, requirements: new Map(requirements.map((each) => [each.id, each])), judge: createJudge(requirements), known };
}

/** What a trial that was carried out again says of a finding. */
export function nowOf(finding: Finding, ran: Ran, bench: Bench): Now {
  const requirement = bench.requirements.get(finding.requirement);
  if (requirement === undefined) return cannot('no-requirement', finding.requirement);
  const observed: ObservedTrial = { format: bench.format, trial: ran.trial, steps: stepsFor(finding, requirement, ran) };
  const judgements = bench.judge.judge(observed).filter((each) => each.requirement === finding.requirement);
  const shown = judgements.flatMap(({ findings }) =>
    findings.map((located) => gathered(finding.requirement, located, { at: 0, shared: new Map() }).finding),
  );
  const as = shown.find(({ id }) => id === finding.id) ?? shown.find(({ id }) => !bench.known.has(id));
  if (as !== undefined) return { kind: 'still-failing', as };
  return missing(observed, ran) ?? unjudged(judgements, observed) ?? unprovoked(finding, ran) ?? { kind: 'fixed' };
}

/** That nothing can be said, and why. */
export function cannot(code: WhyCode, needs: string): Now {
  return { kind: 'cannot-judge', why: { code, needs } };
}

/** The one step that shows it where each exchange is judged alone, else all. */
function stepsFor({ exchange }: Finding, { kind }: Requirement, { steps }: Ran): ObservedTrial['steps'] {
  if (kind !== 'exchange' || exchange === null) return steps;
  const name = exchange.slice(exchange.lastIndexOf('#') + 1);
  return new Map([...steps].filter(([step]) => step === name));
}

/** What could not be sent. */
function missing({ steps, trial }: ObservedTrial, { missed }: Ran): Now | undefined {
  const whole = steps.size === trial.steps.length;
  if (missed !== undefined && (steps.size === 0 || !whole)) return cannot(missed.why, missed.needs);
  return steps.size === 0 ? cannot('not-sent', '') : undefined;
}

function unjudged(judgements: readonly Judgement[], { steps }: ObservedTrial): Now | undefined {
  const readings = [...steps.values()].map(({ reading }) => reading);
  const silent = readings.find((reading) => reading.kind === 'unanswered');
  const errored = judgements.find(({ verdict }) => verdict === 'errored');
  if (errored !== undefined) return cannot('errored', errored.reason ?? '');
  if (judgements.some(({ verdict }) => verdict === 'passed' || verdict === 'failed')) return undefined;
  if (silent?.kind === 'unanswered') return cannot('unanswered', silent.failure);
  const blocked = judgements.find(({ verdict }) => verdict === 'blocked');
  return blocked === undefined ? cannot('not-concerned', '') : cannot('blocked', blocked.reason ?? '');
}

/** A finding of an answer that came because the limit was spent, not because of what was asked. */
function unprovoked({ cause }: Finding, { trial, retried }: Ran): Now | undefined {
  return retried.length > 0 || trial.steps.some((step) => step.cause.kind === cause) ? undefined : cannot('limit', '');
}
