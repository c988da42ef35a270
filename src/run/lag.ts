import { setTimeout as delay } from 'node:timers/promises';
import type { Format, Operation } from '../model/format.ts';
import type { Probe, Scenario } from '../model/probe.ts';
import type { Observation, ObservedScenario, Requirement } from '../model/requirement.ts';

/** A list or search may trail writes by a second: it is asked again after each of these pauses, in milliseconds. */
const PAUSES = [250, 400, 500];
/** The pauses where a budget counts requests. */
const ONE_PAUSE = [1_100];

export interface LagOptions {
  readonly format: Format;
  readonly requirements: readonly Requirement[];
  /** Whether there is a budget: then each suspicion takes the same requests, whichever scenario ends first. */
  readonly isLimited: boolean;
  readonly signal: AbortSignal;
}

/** Asks lists and searches again where a scenario that wrote before would be reported for what they show. */
export class Lag {
  readonly #format: Format;
  readonly #requirements: ReadonlyMap<string, Requirement>;
  readonly #isLimited: boolean;
  readonly #signal: AbortSignal;
  /** Findings that did not go away with time: others of their kind are believed at once. */
  readonly #lasting = new Set<string>();

  constructor({ format, requirements, isLimited, signal }: LagOptions) {
    this.#format = format;
    this.#requirements = new Map(requirements.map((each) => [each.id, each]));
    this.#isLimited = isLimited;
    this.#signal = signal;
  }

  /** The most requests that a scenario sends again under a budget. */
  atMost(scenario: Scenario): number {
    return ONE_PAUSE.length * this.#trailing(scenario).length;
  }

  /**
   * Replaces what lists and searches showed in `steps`, until nothing is wrong with it or time is up; what cannot be sent again is left out.
   * Returns how many requests it sent.
   */
  async settle(
    scenario: Scenario,
    steps: Map<string, Observation>,
    send: (probe: Probe) => Promise<Observation | undefined>,
  ): Promise<number> {
    const trailing = this.#trailing(scenario).filter(({ step }) => steps.get(step)?.reading.kind === 'success');
    if (trailing.length === 0) return 0;
    const observed = { format: this.#format, scenario, steps };
    let sent = 0;
    for (const pause of this.#isLimited ? ONE_PAUSE : PAUSES) {
      if (this.#kinds(observed).every((kind) => this.#lasting.has(kind))) return sent;
      await delay(pause, undefined, { signal: this.#signal }).catch(() => {});
      for (const probe of trailing) {
        const again = await send(probe);
        sent += 1;
        if (again === undefined) steps.delete(probe.step);
        else steps.set(probe.step, again);
      }
    }
    if (!this.#isLimited) for (const kind of this.#kinds(observed)) this.#lasting.add(kind);
    return sent;
  }

  /** The steps that read a list after a write. */
  #trailing({ steps, broughtBy }: Scenario): readonly Probe[] {
    const firstWrite = broughtBy === undefined ? -1 : steps.findIndex((probe) => this.#operation(probe)?.writes === true);
    return firstWrite < 0 ? [] : steps.slice(firstWrite).filter((probe) => this.#operation(probe)?.list !== undefined);
  }

  #operation({ operation: id }: Probe): Operation | undefined {
    return this.#format.operations.find((operation) => operation.id === id);
  }

  /** The findings that the requirement of the scenario would report now: its id, their codes, and the operation. */
  #kinds(observed: ObservedScenario): readonly string[] {
    const { broughtBy, operation } = observed.scenario;
    const requirement = broughtBy === undefined ? undefined : this.#requirements.get(broughtBy);
    if (requirement?.kind !== 'scenario') return [];
    try {
      return [...(requirement.examine(observed)?.() ?? [])].map(({ code }) => `${requirement.id} ${code} ${operation}`);
    } catch {
      return []; // The judge reports a requirement that throws.
    }
  }
}
