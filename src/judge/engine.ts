import type { Found } from '../model/finding.ts';
import type { Format } from '../model/format.ts';
import type { ExchangeRequirement, Observation, ObservedScenario, Requirement, ScenarioRequirement } from '../model/requirement.ts';
import type { Verdict } from '../model/verdict.ts';

/** The judgement of one requirement on one exchange or scenario that exercises it. */
export interface Judgement {
  readonly requirement: string;
  /** The operation it is counted under. */
  readonly operation: string | undefined;
  readonly verdict: Extract<Verdict, 'passed' | 'failed' | 'blocked' | 'errored'>;
  /** Why it is blocked (ids of failed requirements that it needs) or errored (what was thrown). */
  readonly reason: string | undefined;
  readonly findings: readonly Located[];
}

/** A finding with the exchange that shows it. */
export interface Located {
  readonly found: Found;
  readonly observation: Observation;
  /** All observations that a reader needs to see it, in the order in which they were sent; the cited one is among them. */
  readonly shown: readonly Observation[];
  /** Set where it weighs less than its requirement. */
  readonly level?: 'SHOULD';
}

/** Judges scenarios by a set of requirements, each after those it needs. */
export interface Judge {
  readonly judge: (scenario: ObservedScenario) => readonly Judgement[];
}

/** Creates a judge; throws if requirements need each other in a circle, or need one that is unknown or does not judge exchanges. */
export function createJudge(requirements: readonly Requirement[]): Judge {
  const ordered = inOrder(requirements.filter((each) => each.kind !== 'aggregate'));
  const single = ordered.filter((each): each is ExchangeRequirement => each.kind === 'exchange');
  const whole = ordered.filter((each): each is ScenarioRequirement => each.kind === 'scenario');
  const singleFor = applying(single);
  const wholeFor = applying(whole);
  return {
    judge: (scenario) => {
      const perStep = [...scenario.steps.values()].map((observation) => judgeExchange(singleFor(scenario.format), observation, scenario));
      return [...perStep.flatMap((step) => [...step.values()]), ...judgeScenario(wholeFor(scenario.format), scenario, perStep)];
    },
  };
}

type Judging = ExchangeRequirement | ScenarioRequirement;

/** The requirements that apply to a format, determined once per format. A requirement whose `applies` throws throws when it judges. */
function applying<Each extends Judging>(requirements: readonly Each[]): (format: Format) => readonly Each[] {
  const known = new WeakMap<Format, readonly Each[]>();
  return (format) => {
    const before = known.get(format);
    if (before !== undefined) return before;
    const found = requirements.flatMap((each) => appliedTo(each, format));
    known.set(format, found);
    return found;
  };
}

function appliedTo<Each extends Judging>(requirement: Each, format: Format): readonly Each[] {
  try {
    return requirement.applies(format) === undefined ? [requirement] : [];
  } catch (error) {
    const examine = () => {
      throw error;
    };
    return [{ ...requirement, examine }];
  }
}

type JudgementsById = ReadonlyMap<string, Judgement>;

function judgeExchange(requirements: readonly ExchangeRequirement[], observation: Observation, scenario: ObservedScenario): JudgementsById {
  const judged = new Map<string, Judgement>();
  for (const requirement of requirements) {
    const judgement = judgedBy(requirement, observation, { judged, scenario });
    if (judgement !== undefined) judged.set(requirement.id, judgement);
  }
  return judged;
}

function judgedBy(
  requirement: ExchangeRequirement,
  observation: Observation,
  { judged, scenario }: { readonly judged: JudgementsById; readonly scenario: ObservedScenario },
): Judgement | undefined {
  const { id, needs } = requirement;
  const operation = observation.operation?.id;
  try {
    const examination = requirement.examine(observation);
    if (examination === undefined) return undefined;
    const failed = needs.filter((needed) => isBroken(judged.get(needed)));
    if (failed.length > 0) return blocked(id, operation, failed);
    const findings: Located[] = [];
    for (const found of examination())
      findings.push(located(requirement, found, { observation, shown: withSources(observation, scenario) }));
    return verdictOf(id, operation, findings);
  } catch (error) {
    return errored(id, operation, error);
  }
}

function* judgeScenario(
  requirements: readonly ScenarioRequirement[],
  scenario: ObservedScenario,
  perStep: readonly JudgementsById[],
): Iterable<Judgement> {
  const last = [...scenario.steps.values()].at(-1);
  if (last === undefined) return;
  for (const requirement of requirements) {
    const judgement = judgedWhole(requirement, scenario, { perStep, last });
    if (judgement !== undefined) yield judgement;
  }
}

function judgedWhole(
  requirement: ScenarioRequirement,
  scenario: ObservedScenario,
  { perStep, last }: { readonly perStep: readonly JudgementsById[]; readonly last: Observation },
): Judgement | undefined {
  const { id, needs } = requirement;
  const { operation } = scenario.scenario;
  try {
    const examination = requirement.examine(scenario);
    if (examination === undefined) return undefined;
    const failed = needs.filter((needed) => perStep.some((step) => isBroken(step.get(needed))));
    if (failed.length > 0) return blocked(id, operation, failed);
    const findings: Located[] = [];
    for (const found of examination()) {
      const observation = scenario.steps.get(found.step ?? '') ?? last;
      findings.push(located(requirement, found, { observation, shown: shownBy(found, observation, scenario) }));
    }
    return verdictOf(id, operation, findings);
  } catch (error) {
    return errored(id, operation, error);
  }
}

/** The steps that a finding names, else all of the scenario. */
function shownBy({ besides: named }: Found, observation: Observation, { steps }: ObservedScenario): readonly Observation[] {
  const all = [...steps.values()];
  return named === undefined ? all : all.filter((each) => each === observation || named.includes(each.probe.step));
}

/** An exchange after those of its scenario whose answers and requests it took values from. */
function withSources(observation: Observation, { steps }: ObservedScenario): readonly Observation[] {
  if (steps.size === 1) return [observation];
  const needed = new Set<Observation>();
  const visit = (each: Observation): void => {
    if (needed.has(each)) return;
    needed.add(each);
    for (const { from } of each.probe.bind) {
      const isOwn = (from.kind === 'answer' || from.kind === 'request') && from.scenario === undefined;
      const source = isOwn ? steps.get(from.step) : undefined;
      if (source !== undefined) visit(source);
    }
  };
  visit(observation);
  return [...steps.values()].filter((each) => needed.has(each));
}

/** A finding weighs as a SHOULD where it breaks what is only usual: the finding itself knows, or the part of the format that it is judged by. */
function located({ level, restsOn }: Judging, found: Found, seen: Pick<Located, 'observation' | 'shown'>): Located {
  const isUsual = found.isUsual === true || (restsOn !== undefined && seen.observation.format.usual.has(restsOn));
  return level === 'MUST' && isUsual ? { found, ...seen, level: 'SHOULD' } : { found, ...seen };
}

function isBroken(judgement: Judgement | undefined): boolean {
  return judgement !== undefined && judgement.verdict !== 'passed';
}

function blocked(requirement: string, operation: string | undefined, by: readonly string[]): Judgement {
  return { requirement, operation, verdict: 'blocked', reason: by.join(', '), findings: [] };
}

function verdictOf(requirement: string, operation: string | undefined, findings: readonly Located[]): Judgement {
  return { requirement, operation, verdict: findings.length > 0 ? 'failed' : 'passed', reason: undefined, findings };
}

/** An exception in a requirement is our bug, never the server's. */
function errored(requirement: string, operation: string | undefined, error: unknown): Judgement {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { requirement, operation, verdict: 'errored', reason, findings: [] };
}

/** Sorts requirements so that each comes after those it needs. */
function inOrder(requirements: readonly Judging[]): readonly Judging[] {
  const known = new Map(requirements.map((each) => [each.id, each]));
  const done = new Set<Judging>();
  const visit = (each: Judging, path: readonly string[]): void => {
    if (done.has(each)) return;
    if (path.includes(each.id)) throw new Error(`Requirements need each other in a circle: ${[...path, each.id].join(' -> ')}`);
    for (const id of each.needs) {
      const needed = known.get(id);
      if (needed?.kind !== 'exchange') throw new Error(`${each.id} needs ${id}, which is no requirement that judges single exchanges`);
      visit(needed, [...path, each.id]);
    }
    done.add(each);
  };
  for (const each of requirements) visit(each, []);
  return [...done];
}
