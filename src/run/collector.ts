import type { Judgement } from '../judge/engine.ts';
import type { Format } from '../model/format.ts';
import type { Json } from '../model/json.ts';
import type { Finding, RecordedExchange, Result } from '../model/report.ts';
import type { FoldRequirement, Observation, Requirement } from '../model/requirement.ts';
import { together, type Verdict } from '../model/verdict.ts';
import { findingId, type Gathered, gathered, merged } from './finding.ts';

/** Gathers judgements of one format, in the plan's order, into results; keeps only exchanges that findings cite. */
export class Collector {
  readonly #format: Format;
  readonly #requirements: readonly Requirement[];
  readonly #parts = new Map<string, Part>();
  readonly #folds = new Map<FoldRequirement, Json>();
  readonly #foldErrors = new Map<FoldRequirement, string>();

  constructor(format: Format, requirements: readonly Requirement[]) {
    this.#format = format;
    this.#requirements = requirements;
    for (const requirement of requirements)
      if (requirement.kind === 'fold' && requirement.applies(format) === undefined) this.#folds.set(requirement, requirement.fold.start());
  }

  /** Takes the judgements of one trial. */
  add(judgements: readonly Judgement[]): void {
    for (const judgement of judgements) {
      const part = this.#part(judgement.requirement);
      const operation = judgement.operation ?? '';
      part.verdicts.set(
        operation,
        together([judgement.verdict, ...(part.verdicts.has(operation) ? [part.verdicts.get(operation) ?? 'passed'] : [])]),
      );
      if (judgement.reason !== undefined) part.reasons.set(judgement.verdict, judgement.reason);
      for (const located of judgement.findings) part.put(gathered(judgement.requirement, located));
    }
  }

  /** Takes an observation for the requirements that look across exchanges. */
  fold(observation: Observation): void {
    for (const [requirement, state] of this.#folds) {
      try {
        this.#folds.set(requirement, requirement.fold.step(state, observation));
      } catch (error) {
        this.#foldErrors.set(requirement, String(error));
      }
    }
  }

  /** How many different findings there are so far. */
  get findings(): number {
    return [...this.#parts.values()].reduce((sum, part) => sum + part.findings.size, 0);
  }

  /** One result for each requirement that is selected, in their order. */
  results(selected: (requirement: Requirement) => boolean): readonly Result[] {
    return this.#requirements.map((requirement) => this.#result(requirement, selected(requirement)));
  }

  /** The exchanges that findings cite, by name. */
  exchanges(results: readonly Result[]): Readonly<Record<string, RecordedExchange>> {
    const cited = new Set(results.flatMap((result) => result.findings.map((finding) => finding.exchange)));
    const all = [...this.#parts.values()].flatMap((part) => [...part.findings.values()]);
    return Object.fromEntries(
      all.flatMap(({ example }) => (example !== undefined && cited.has(example.name) ? [[example.name, example.exchange]] : [])),
    );
  }

  #part(requirement: string): Part {
    const part = this.#parts.get(requirement) ?? new Part();
    this.#parts.set(requirement, part);
    return part;
  }

  #result(requirement: Requirement, selected: boolean): Result {
    const { id, level, title, source } = requirement;
    const common = { id, format: this.#format.name, level, title, source };
    const inapplicable = requirement.applies(this.#format);
    if (!selected) return { ...common, verdict: 'skipped', reason: 'left out by --only or --skip', operations: {}, findings: [] };
    if (inapplicable !== undefined) return { ...common, verdict: 'skipped', reason: inapplicable, operations: {}, findings: [] };
    if (requirement.kind === 'fold') return { ...common, ...this.#folded(requirement) };
    const part = this.#parts.get(id);
    if (part === undefined) return { ...common, verdict: 'not-exercised', reason: requirement.exercisedBy, operations: {}, findings: [] };
    const verdict = together(part.verdicts.values());
    const reason = verdict === 'blocked' || verdict === 'errored' ? part.reasons.get(verdict) : undefined;
    return {
      ...common,
      verdict,
      ...(reason === undefined ? {} : { reason }),
      operations: this.#byOperation(part),
      findings: part.sorted(this.#order()),
    };
  }

  #folded(requirement: FoldRequirement): Pick<Result, 'verdict' | 'operations' | 'findings'> & { reason?: string; state?: Json } {
    const state = this.#folds.get(requirement) ?? null;
    const error = this.#foldErrors.get(requirement);
    if (error !== undefined) return { verdict: 'errored', reason: error, operations: {}, findings: [] };
    if (requirement.fold.exercised(state) === 0)
      return { verdict: 'not-exercised', reason: requirement.exercisedBy, operations: {}, findings: [] };
    const findings = [...requirement.fold.end(state, this.#format)].map((found): Finding => {
      const spec = found.spec ?? '/x-error-format';
      const parts = { format: this.#format.name, code: found.code, operation: null, cause: 'run', spec };
      return {
        id: findingId(requirement.id, parts),
        requirement: requirement.id,
        code: found.code,
        operation: null,
        cause: 'run',
        about: 'all answers of the run together',
        where: found.where,
        expected: found.expected,
        actual: found.actual,
        spec,
        count: 1,
        exchange: null,
        recipe: null,
      };
    });
    return { verdict: findings.length > 0 ? 'failed' : 'passed', operations: {}, findings };
  }

  #order(): (operation: string | null) => number {
    const ids = this.#format.operations.map((operation) => operation.id);
    return (operation) => (operation === null ? ids.length : ids.indexOf(operation));
  }

  /** In the order of the description; what belongs to no operation comes last, as `-`. */
  #byOperation(part: Part): Readonly<Record<string, Verdict>> {
    const ids = [...this.#format.operations.map((operation) => operation.id), ''];
    return Object.fromEntries(
      ids.flatMap((id) => (part.verdicts.has(id) ? [[id === '' ? '-' : id, part.verdicts.get(id) ?? 'passed']] : [])),
    );
  }
}

/** What is gathered for one requirement. */
class Part {
  readonly verdicts = new Map<string, Verdict>();
  readonly reasons = new Map<Verdict, string>();
  readonly findings = new Map<string, Gathered>();

  put(now: Gathered): void {
    const before = this.findings.get(now.finding.id);
    this.findings.set(now.finding.id, before === undefined ? now : merged(before, now));
  }

  sorted(order: (operation: string | null) => number): readonly Finding[] {
    return [...this.findings.values()]
      .map(({ finding }) => finding)
      .toSorted((a, b) => order(a.operation) - order(b.operation) || a.id.localeCompare(b.id));
  }
}
