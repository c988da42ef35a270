import { createJudge, type Judge, type Judgement } from '../judge/engine.ts';
import type { CheckOptions, Stop } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { Scenario } from '../model/probe.ts';
import type { Gap, GapReason } from '../model/report.ts';
import type { Observation, ObservedScenario } from '../model/requirement.ts';
import { Collector } from '../results/collector.ts';
import { Coverage } from '../results/coverage.ts';
import { byNeed } from '../results/gaps.ts';
import { missingWords } from '../results/missing-words.ts';
import type { Shrunk } from '../results/size.ts';
import type { Failures } from './failures.ts';
import type { Missed, Ran } from './ran.ts';
import { isSelected } from './selected.ts';
import type { ShrinkOrigin } from './shrink.ts';
import type { SubjectOutcome } from './subject-run.ts';

/** Judges results in the order of the plan, and counts. */
export class Tally {
  readonly #options: CheckOptions;
  readonly #format: Format;
  readonly judge: Judge;
  readonly #collector: Collector;
  readonly #coverage: Coverage;
  readonly #failures: Failures;
  readonly #gaps: Gap[];
  /** The positions of scenarios in the plan. */
  readonly #positions: ReadonlyMap<string, number>;
  /** Scenarios whose request was accepted. */
  readonly #accepted = new Set<string>();
  readonly #missed = new Map<string, { readonly reason: GapReason; scenarios: number; readonly entries: Set<string> }>();

  constructor({
    format,
    options,
    scenarios,
    gaps,
    failures,
  }: { format: Format; options: CheckOptions; scenarios: readonly Scenario[]; gaps: readonly Gap[]; failures: Failures }) {
    this.#options = options;
    this.#failures = failures;
    this.#format = format;
    this.judge = createJudge(options.requirements);
    this.#positions = new Map(scenarios.map(({ id }, index) => [id, index]));
    this.#collector = new Collector({
      format,
      requirements: options.requirements,
      shared: new Map(scenarios.filter((scenario) => scenario.shared).map((scenario) => [scenario.id, scenario])),
      sharing: options.shard !== undefined,
    });
    this.#coverage = new Coverage(format, scenarios);
    this.#gaps = [...gaps];
  }

  get findings(): number {
    return this.#collector.findings;
  }

  /** Adds something that this run cannot exercise. */
  gap(gap: Gap): void {
    this.#gaps.push(gap);
  }

  /** Counts observations for the coverage without judging them. */
  cover(observations: readonly Observation[]): void {
    for (const observation of observations) this.#coverage.add(observation);
  }

  /** Judges the result of a scenario; `at` is its position in the plan. */
  add(ran: Ran, at: number = this.#positionOf(ran.scenario)): readonly Judgement[] {
    for (const observation of ran.retried)
      this.#take({ format: this.#format, scenario: ran.scenario, steps: new Map([[observation.probe.step, observation]]) }, at);
    if (ran.missed !== undefined) this.#miss(ran.missed, ran.scenario);
    if (ran.steps.get('probe')?.reading.kind === 'success') this.#accepted.add(ran.scenario.id);
    const steps = new Map([...ran.steps].map(([step, observation]) => [step, this.#asGiven(observation)]));
    return steps.size > 0 ? this.#take({ format: this.#format, scenario: ran.scenario, steps }, at) : [];
  }

  /** Adds the smallest payload that shows a finding of a campaign. */
  shrunk({ requirement, at }: ShrinkOrigin, shrunk: Shrunk): void {
    this.#collector.shrunk(requirement, shrunk, at);
  }

  /** How many scenarios are planned: those of campaigns come after them. */
  get planned(): number {
    return this.#positions.size;
  }

  /** The observation with what is expected of it where what it takes for granted did not hold. */
  #asGiven(observation: Observation): Observation {
    const { given, ...probe } = observation.probe;
    if (given === undefined || this.#accepted.has(given.scenario)) return observation;
    return { ...observation, probe: { ...probe, expect: given.otherwise } };
  }

  #positionOf({ id }: Scenario): number {
    return this.#positions.get(id) ?? this.#positions.size;
  }

  #take(observed: ObservedScenario, at: number): readonly Judgement[] {
    const judgements = this.judge.judge(observed);
    for (const { finding, examples } of this.#collector.add(judgements, at))
      this.#failures.note(this.#format, finding, examples.find(({ name }) => name === finding.exchange)?.exchange);
    for (const observation of observed.steps.values()) this.#see(observation);
    return judgements;
  }

  #see(observation: Observation): void {
    this.#collector.aggregate(observation);
    this.#coverage.add(observation);
  }

  /** Counts scenarios that there was no time for. */
  outOfTime(scenarios: number): void {
    const before = this.#missed.get(OUT_OF_TIME);
    const entries = before?.entries ?? new Set<string>();
    this.#missed.set(OUT_OF_TIME, { reason: { why: 'time', needs: null }, scenarios: (before?.scenarios ?? 0) + scenarios, entries });
  }

  /** Counts scenarios that were not sent because the run stopped after as many failures as it is allowed. */
  afterFailures(scenarios: number): void {
    const before = this.#missed.get('failures')?.scenarios ?? 0;
    this.#missed.set('failures', { reason: { why: 'not-sent', needs: 'failures' }, scenarios: before + scenarios, entries: new Set() });
  }

  #miss(missed: Missed, scenario: Scenario): void {
    // A step that lacks an earlier answer is the consequence of a finding, or of a gap that is counted elsewhere.
    if (missed.gap.why === 'unbound') return;
    const reason = missed.gap;
    const key = `${reason.why} ${reason.needs}`;
    const entry = this.#missed.get(key) ?? { reason, scenarios: 0, entries: new Set<string>() };
    entry.scenarios += 1;
    const expect = scenario.steps.at(-1)?.expect;
    if (expect?.kind === 'outcome') for (const id of expect.expected.entries) entry.entries.add(id);
    this.#missed.set(key, entry);
  }

  finished(): SubjectOutcome {
    const results = this.#collector.results((requirement) => isSelected(requirement.id, this.#options));
    const missed = [...this.#missed.values()]
      .map(({ reason, scenarios, entries }): Gap => ({ ...reason, scenarios, entries: [...entries].sort() }))
      .toSorted(byNeed);
    const coverage = this.#coverage.report([...this.#gaps, ...missed]);
    return {
      results,
      coverage,
      notes: this.#options.shard === undefined ? missingWords({ format: this.#format, results, coverage }) : [],
      exchanges: this.#collector.exchanges(results),
      stop: undefined,
      missed: missed.length,
      examples: this.#collector.examples(),
    };
  }

  stopped(stop: Stop): SubjectOutcome {
    return { ...this.finished(), stop };
  }
}

/** The key of scenarios that there was no time for, as `#miss` makes it. */
const OUT_OF_TIME = 'time null';
