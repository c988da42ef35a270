import { exchangeName } from '../judge/finding-step.ts';
import type { RecordedExchange } from '../model/report.ts';
import type { Observation } from '../model/requirement.ts';
import { type NamedExchange, namedExchange } from './finding.ts';

/** So many observations from the start of a run are remembered, and so many of the latest. */
const FIRST = 300;
const LATEST = 200;

/**
 * The exchanges of a run that an aggregate requirement may still cite: whether an answer matters shows only when a later one contradicts it.
 * Bounded, so that a long run needs no more memory.
 */
export class RecentExchanges {
  readonly #first = new Map<string, Observation>();
  readonly #latest = new Map<string, Observation>();
  readonly #kept = new Map<string, RecordedExchange>();

  see(observation: Observation): void {
    const name = exchangeName(observation);
    if (this.#first.size < FIRST) {
      this.#first.set(name, observation);
      return;
    }
    this.#latest.set(name, observation);
    const [oldest] = this.#latest.keys();
    if (this.#latest.size > LATEST && oldest !== undefined) this.#latest.delete(oldest);
  }

  /** Keeps an exchange for the report, if it is still remembered. */
  keep(name: string): void {
    const observation = this.#kept.has(name) ? undefined : (this.#first.get(name) ?? this.#latest.get(name));
    if (observation !== undefined) this.#kept.set(name, namedExchange(observation, '').exchange);
  }

  get kept(): readonly NamedExchange[] {
    return [...this.#kept].map(([name, exchange]) => ({ name, exchange }));
  }
}
