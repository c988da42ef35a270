import type { Scenario } from '../model/probe.ts';
import type { Features } from './features.ts';

export interface RankingOptions {
  readonly features: (scenario: Scenario) => Features;
  /** Features that the chosen scenarios have. */
  readonly seen: Set<string>;
  /** A price below which that of the scenario will never be. */
  readonly leastPrice: (scenario: Scenario) => number;
  /** The price now; `undefined` if it is too high. */
  readonly price: (scenario: Scenario) => number | undefined;
}

interface Ranked {
  readonly scenario: Scenario;
  readonly features: Features;
  /** The position in the plan: of two that add as much the earlier one is next. */
  readonly at: number;
  /** It adds at most so much per request: what it adds can only shrink. */
  bound: number;
}

/**
 * Scenarios in the order of what they add per request. Thousands of them are compared for each choice, so what one adds is computed again only
 * when it comes first by what it added before.
 */
export class Ranking {
  readonly #options: RankingOptions;
  /** A heap by bound. */
  readonly #heap: Ranked[] = [];
  readonly #gone = new Set<Scenario>();
  /** Those that were too expensive when they came first. */
  #tooExpensive: Ranked[] = [];
  readonly #features = new Map<Scenario, Features>();

  constructor(scenarios: readonly Scenario[], options: RankingOptions) {
    this.#options = options;
    for (const [at, scenario] of scenarios.entries()) {
      const features = options.features(scenario);
      this.#features.set(scenario, features);
      this.#push({ scenario, features, at, bound: this.#worth(features) / Math.max(1, options.leastPrice(scenario)) });
    }
  }

  /** The scenario that adds the most per request, of those that the requests suffice for. */
  next(): Scenario | undefined {
    for (let first = this.#pop(); first !== undefined; first = this.#pop()) {
      if (this.#gone.has(first.scenario)) continue;
      const price = this.#options.price(first.scenario);
      if (price === undefined) {
        this.#tooExpensive.push(first);
        continue;
      }
      const now = this.#worth(first.features) / Math.max(1, price);
      const other = this.#heap[0];
      if (other === undefined || now > other.bound || (now === other.bound && first.at < other.at)) return first.scenario;
      this.#push({ ...first, bound: now });
    }
    return undefined;
  }

  /** Counts the features of a chosen scenario as seen. */
  take(scenario: Scenario): void {
    for (const feature of this.#features.get(scenario)?.keys() ?? []) this.#options.seen.add(feature);
    this.#gone.add(scenario);
  }

  /** Leaves out a scenario that runs within another one; requests that were meant for it may suffice for others. */
  drop(scenario: Scenario): void {
    this.#gone.add(scenario);
    for (const ranked of this.#tooExpensive) this.#push(ranked);
    this.#tooExpensive = [];
  }

  #worth(features: Features): number {
    let sum = 0;
    for (const [feature, value] of features) if (!this.#options.seen.has(feature)) sum += value;
    return sum;
  }

  #push(ranked: Ranked): void {
    const heap = this.#heap;
    let index = heap.push(ranked) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #pop(): Ranked | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const child = right < heap.length && this.#isBefore(right, left) ? right : left;
      if (child >= heap.length || !this.#isBefore(child, index)) return first;
      this.#swap(index, child);
      index = child;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return false;
    return one.bound > other.bound || (one.bound === other.bound && one.at < other.at);
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }
}
