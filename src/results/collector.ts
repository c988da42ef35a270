import type { Json } from '../json/json.ts';
import type { Judgement } from '../judge/engine.ts';
import type { Format } from '../model/format.ts';
import type { Scenario } from '../model/probe.ts';
import type { Finding, RecordedExchange, Result, ShardInfo } from '../model/report.ts';
import type { AggregateRequirement, Observation, Requirement } from '../model/requirement.ts';
import { combinedVerdict, strongest, type Verdict } from '../model/verdict.ts';
import { ended } from './aggregate.ts';
import { CauseLocations } from './cause-locations.ts';
import { atLeastOnce, type CountedFinding, deduplicated, inReport } from './deduplicate.ts';
import { type Gathered, gathered } from './finding.ts';
import { exchangesOf, isBetter, type Occurrence, occurrencesIn } from './identity.ts';
import { RecentExchanges } from './recent-exchanges.ts';
import type { Shrunk } from './size.ts';

/** What is collected. In a shard the states of aggregates are part of the results. */
export interface CollectorOptions {
  readonly format: Format;
  readonly requirements: readonly Requirement[];
  /** Shared scenarios by their ids, for the recipes of scenarios that use them. */
  readonly shared: ReadonlyMap<string, Scenario>;
  readonly sharing: boolean;
}

/** Collects the judgements of one format, in the order of the plan, into results; keeps only exchanges that findings cite. */
export class Collector {
  readonly #format: Format;
  readonly #requirements: readonly Requirement[];
  readonly #parts = new Map<string, RequirementRecord>();
  readonly #aggregates = new Map<AggregateRequirement, Json>();
  readonly #aggregateErrors = new Map<AggregateRequirement, string>();
  readonly #shared: ReadonlyMap<string, Scenario>;
  readonly #sharing: boolean;
  readonly #recent = new RecentExchanges();

  constructor({ format, requirements, shared, sharing }: CollectorOptions) {
    this.#format = format;
    this.#requirements = requirements;
    this.#shared = shared;
    this.#sharing = sharing;
    for (const requirement of requirements)
      if (requirement.kind === 'aggregate' && requirement.applies(format) === undefined)
        this.#aggregates.set(requirement, requirement.aggregate.start());
  }

  /** Adds the judgements of one scenario; `at` is its position in the plan. Returns the findings that were not seen before. */
  add(judgements: readonly Judgement[], at: number): readonly Gathered[] {
    const fresh: Gathered[] = [];
    for (const judgement of judgements) {
      const part = this.#part(judgement.requirement);
      const operation = judgement.operation ?? '';
      const before = part.verdicts.get(operation);
      if (before !== judgement.verdict)
        part.verdicts.set(operation, before === undefined ? judgement.verdict : combinedVerdict([judgement.verdict, before]));
      if (judgement.reason !== undefined) part.reasons.set(judgement.verdict, least(judgement.reason, part.reasons.get(judgement.verdict)));
      for (const occurrence of occurrencesIn(judgement, at)) {
        const first = part.see(occurrence, () => gathered(judgement.requirement, occurrence.located, { at, shared: this.#shared }));
        if (first !== undefined) fresh.push(first);
      }
    }
    return fresh;
  }

  /** Replaces the example of a campaign's finding by a smaller payload, without counting it again. */
  shrunk(requirement: string, { located, fuzz }: Shrunk, at: number): void {
    this.#part(requirement).improve(gathered(requirement, located, { at, shared: this.#shared, shrunk: fuzz }));
  }

  /** Adds an observation to the aggregates. */
  aggregate(observation: Observation): void {
    if (this.#aggregates.size > 0) this.#recent.see(observation);
    for (const [requirement, state] of this.#aggregates) {
      try {
        const next = requirement.aggregate.step(state, observation);
        this.#aggregates.set(requirement, next);
        for (const name of requirement.aggregate.cited(next)) this.#recent.keep(name);
      } catch (error) {
        this.#aggregateErrors.set(requirement, least(String(error), this.#aggregateErrors.get(requirement)));
      }
    }
  }

  /** How many distinct findings there are so far. */
  get findings(): number {
    let sum = 0;
    for (const { kept } of this.#parts.values()) sum += kept.size;
    return sum;
  }

  /** One result for each requirement, in their order. */
  results(selected: (requirement: Requirement) => boolean): readonly Result[] {
    return this.#requirements.map((requirement) => this.#result(requirement, selected(requirement)));
  }

  /** The exchanges that findings cite, by name. */
  exchanges(results: readonly Result[]): Readonly<Record<string, RecordedExchange>> {
    const cited = new Set(results.flatMap(({ findings }) => findings.flatMap(exchangesOf)));
    const kept = [...this.#parts.values()].flatMap((part) => [...part.kept.values()]).flatMap(({ examples }) => examples);
    const all = [...kept, ...this.#recent.kept];
    return Object.fromEntries(all.flatMap(({ name, exchange }) => (cited.has(name) ? [[name, exchange]] : [])));
  }

  /** The ranks of the examples and the counts of findings, by finding id. */
  examples(): ShardInfo['examples'] {
    const all = [...this.#parts.values()].flatMap((part) => [...part.kept.values()]);
    return Object.fromEntries(all.map(({ finding, rank, count }) => [finding.id, { ...rank, seen: count }]));
  }

  #part(requirement: string): RequirementRecord {
    const part = this.#parts.get(requirement) ?? new RequirementRecord();
    this.#parts.set(requirement, part);
    return part;
  }

  #result(requirement: Requirement, selected: boolean): Result {
    const { id, level, title, source } = requirement;
    const common = { id, format: this.#format.name, level, title, source };
    const inapplicable = requirement.applies(this.#format);
    if (!selected) return { ...common, verdict: 'skipped', reason: 'not selected', operations: {}, findings: [] };
    if (inapplicable !== undefined) return { ...common, verdict: 'skipped', reason: inapplicable, operations: {}, findings: [] };
    if (requirement.kind === 'aggregate') return { ...common, ...this.#aggregated(requirement) };
    const part = this.#parts.get(id);
    if (part === undefined) return { ...common, verdict: 'not-exercised', reason: requirement.exercisedBy, operations: {}, findings: [] };
    const verdict = combinedVerdict(part.verdicts.values());
    const reason = verdict === 'blocked' || verdict === 'errored' ? part.reasons.get(verdict) : undefined;
    const findings = this.#reported(part);
    return {
      ...common,
      level: strongest(level, findings),
      verdict,
      ...(reason === undefined ? {} : { reason }),
      operations: this.#byOperation(part),
      findings,
    };
  }

  #aggregated(requirement: AggregateRequirement): Pick<Result, 'verdict' | 'operations' | 'findings'> & { reason?: string; state?: Json } {
    const state = this.#aggregates.get(requirement) ?? null;
    const error = this.#aggregateErrors.get(requirement);
    if (error !== undefined) return { verdict: 'errored', reason: error, operations: {}, findings: [] };
    const { verdict, reason, findings } = ended(requirement, state, this.#format);
    const common = { verdict, ...(reason === undefined ? {} : { reason }), operations: {}, findings };
    return this.#sharing ? { ...common, state } : common;
  }

  /** A shard does not de-duplicate its findings: another shard may have planned them. */
  #reported(part: RequirementRecord): readonly Finding[] {
    const all = part.sorted(this.#order());
    return this.#sharing ? all.map(({ finding }) => atLeastOnce(finding)) : deduplicated(all);
  }

  #order(): (operation: string | null) => number {
    const ids = this.#format.operations.map((operation) => operation.id);
    return (operation) => (operation === null ? ids.length : ids.indexOf(operation));
  }

  /** In the order of the description; exchanges without an operation come last, as `-`. */
  #byOperation(part: RequirementRecord): Readonly<Record<string, Verdict>> {
    const ids = [...this.#format.operations.map((operation) => operation.id), ''];
    return Object.fromEntries(
      ids.flatMap((id) => (part.verdicts.has(id) ? [[id === '' ? '-' : id, part.verdicts.get(id) ?? 'passed']] : [])),
    );
  }
}

/** The alphabetically first of several reasons, so that it does not depend on the order of events. */
function least(reason: string, before: string | undefined): string {
  return before === undefined || reason < before ? reason : before;
}

/** A finding that counts its exchanges and keeps the smallest. */
interface Kept extends Gathered {
  readonly count: number;
  readonly places: CauseLocations;
}

/** What is collected for one requirement. */
class RequirementRecord {
  readonly verdicts = new Map<string, Verdict>();
  readonly reasons = new Map<Verdict, string>();
  readonly kept = new Map<string, Kept>();

  /**
   * Counts an occurrence, and keeps the better example. `make` is called only for an example that is kept: some servers show thousands.
   * Returns the finding the first time it is seen.
   */
  see({ id, rank, places }: Occurrence, make: () => Gathered): Gathered | undefined {
    const before = this.kept.get(id);
    const shown = before === undefined || isBetter(rank, before.rank) ? make() : before;
    const now: Kept = { ...shown, count: (before?.count ?? 0) + 1, places: before?.places ?? new CauseLocations() };
    for (const location of places) now.places.add(location);
    this.kept.set(id, now);
    return before === undefined ? now : undefined;
  }

  /** Adds a better example of a finding. It is not counted: whether others were seen before it depends on the shard. */
  improve(now: Gathered): void {
    const before = this.kept.get(now.finding.id);
    const places = before?.places ?? new CauseLocations();
    places.add(now.finding, 0);
    const shown = before !== undefined && isBetter(before.rank, now.rank) ? before : now;
    this.kept.set(now.finding.id, { ...shown, count: before?.count ?? 0, places });
  }

  sorted(order: (operation: string | null) => number): readonly CountedFinding[] {
    return [...this.kept.values()].map(counted).toSorted(inReport(order));
  }
}

function counted({ finding, rank, count, places }: Kept): CountedFinding {
  return { finding: { ...finding, count, ...(finding.fuzz === undefined ? {} : { places: places.list() }) }, rank };
}
