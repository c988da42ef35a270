import { createJudge, type Judge, type Judgement } from '../judge/engine.ts';
import type { CheckOptions, Stop } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { Trial } from '../model/probe.ts';
import type { Gap } from '../model/report.ts';
import type { Observation, ObservedTrial } from '../model/requirement.ts';
import { Collector } from '../results/collector.ts';
import { Coverage } from '../results/coverage.ts';
import { byNeed } from '../results/gaps.ts';
import type { Shrunk } from '../results/size.ts';
import { isSelected } from './selected.ts';
import type { Missed, Ran } from './session.ts';
import type { Origin } from './shrink.ts';
import type { SubjectOutcome } from './subject-run.ts';

/** Judges what comes, in the plan's order, and keeps count. */
export class Tally {
  readonly #options: CheckOptions;
  readonly #format: Format;
  readonly judge: Judge;
  readonly #collector: Collector;
  readonly #coverage: Coverage;
  readonly #gaps: Gap[];
  /** The places of trials in the plan. */
  readonly #places: ReadonlyMap<string, number>;
  readonly #missed = new Map<string, { readonly missed: Pick<Gap, 'why' | 'needs'>; trials: number; readonly entries: Set<string> }>();

  constructor({
    format,
    options,
    trials,
    gaps,
  }: { format: Format; options: CheckOptions; trials: readonly Trial[]; gaps: readonly Gap[] }) {
    this.#options = options;
    this.#format = format;
    this.judge = createJudge(options.requirements);
    this.#places = new Map(trials.map(({ id }, index) => [id, index]));
    this.#collector = new Collector({
      format,
      requirements: options.requirements,
      shared: new Map(trials.filter((trial) => trial.shared).map((trial) => [trial.id, trial])),
      sharing: options.shard !== undefined,
    });
    this.#coverage = new Coverage(format, trials);
    this.#gaps = [...gaps];
  }

  get findings(): number {
    return this.#collector.findings;
  }

  /** Something that cannot be exercised in this run. */
  gap(gap: Gap): void {
    this.#gaps.push(gap);
  }

  /** Counts what was seen without judging it. */
  cover(observations: readonly Observation[]): void {
    for (const observation of observations) this.#coverage.add(observation);
  }

  /** Takes what came of a trial; `at` is its place in the plan. */
  add(ran: Ran, at: number = this.#placeOf(ran.trial)): readonly Judgement[] {
    for (const observation of ran.retried)
      this.#take({ format: this.#format, trial: ran.trial, steps: new Map([[observation.probe.step, observation]]) }, at);
    if (ran.missed !== undefined) this.#miss(ran.missed, ran.trial);
    return ran.steps.size > 0 ? this.#take({ format: this.#format, trial: ran.trial, steps: ran.steps }, at) : [];
  }

  /** The smallest payload that shows a finding of a campaign. */
  shrunk({ requirement, at }: Origin, shrunk: Shrunk): void {
    this.#collector.shrunk(requirement, shrunk, at);
  }

  /** How many trials are planned: those of campaigns come after them. */
  get planned(): number {
    return this.#places.size;
  }

  #placeOf({ id }: Trial): number {
    return this.#places.get(id) ?? this.#places.size;
  }

  #take(observed: ObservedTrial, at: number): readonly Judgement[] {
    const judgements = this.judge.judge(observed);
    this.#collector.add(judgements, at);
    for (const observation of observed.steps.values()) this.#see(observation);
    return judgements;
  }

  #see(observation: Observation): void {
    this.#collector.fold(observation);
    this.#coverage.add(observation);
  }

  /** Takes note of random payloads that there was no time for. */
  outOfTime(trials: number): void {
    this.#missed.set('time', { missed: { why: 'time', needs: '--max-time' }, trials, entries: new Set() });
  }

  #miss(missed: Missed, trial: Trial): void {
    // A step that lacks an earlier answer is the consequence of a finding, or of what is counted elsewhere.
    if (missed.why === 'unbound') return;
    const key = `${missed.why} ${missed.needs}`;
    const entry = this.#missed.get(key) ?? { missed, trials: 0, entries: new Set<string>() };
    entry.trials += 1;
    const expect = trial.steps.at(-1)?.expect;
    if (expect?.kind === 'outcome') for (const id of expect.expected.entries) entry.entries.add(id);
    this.#missed.set(key, entry);
  }

  finished(): SubjectOutcome {
    const results = this.#collector.results((requirement) => isSelected(requirement.id, this.#options));
    const missed = [...this.#missed.values()]
      .map(({ missed: { why, needs }, trials, entries }): Gap => ({ why, needs, trials, entries: [...entries].sort() }))
      .toSorted(byNeed);
    return {
      results,
      coverage: this.#coverage.report([...this.#gaps, ...missed]),
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
