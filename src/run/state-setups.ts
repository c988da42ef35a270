import type { Json, JsonObject } from '../json/json.ts';
import type { Format, State } from '../model/format.ts';
import type { Scenario } from '../model/probe.ts';
import type { RunMessage } from '../model/report.ts';
import type { ProviderStates } from '../send/states.ts';
import type { Missed } from './ran.ts';

export type StateValues = JsonObject;

/** The result of setting up a scenario's states: their values, or which one is missing. */
export type Setup =
  | { readonly kind: 'values'; readonly values: StateValues; readonly tearDown: () => Promise<void> }
  | { readonly kind: 'missed'; readonly missed: Missed };

type One = { readonly kind: 'values'; readonly values: StateValues } | { readonly kind: 'missed'; readonly missed: Missed };

/** Sets up the states of scenarios; shareable states only once for all scenarios that only read. */
export class StateSetups {
  readonly #format: Format;
  readonly #states: ProviderStates | undefined;
  readonly #warn: (note: RunMessage) => void;
  readonly #shared = new Map<string, Promise<One>>();
  /** States that the target does not know; it is asked once. */
  readonly #unknown = new Set<string>();
  #isOffered = false;
  #search: Promise<void> | undefined;
  #searched = 0;
  #areRefused = false;

  constructor(format: Format, states: ProviderStates | undefined, warn: (note: RunMessage) => void) {
    this.#format = format;
    this.#states = states;
    this.#warn = warn;
  }

  /** Whether the target answered that it knows no state of the format: then the provider-state URL is most likely wrong. */
  get areRefused(): boolean {
    return this.#areRefused;
  }

  /** How many requests were sent to find a state that the target offers. */
  get searched(): number {
    return this.#searched;
  }

  async setUp(scenario: Scenario): Promise<Setup> {
    const own: string[] = [];
    let values: StateValues = {};
    const tearDown = async () => {
      for (const name of own.toReversed()) await this.#tearDown(name);
    };
    // The case's own states come first: if two states return the same value, the first one wins.
    for (const name of scenario.states) {
      const state = this.#format.states.get(name);
      const shared = state?.shared === true && !scenario.writes;
      const one = await (shared ? this.#sharedSetUp(name) : this.#once(name));
      if (one.kind === 'missed') {
        await tearDown();
        return one;
      }
      if (!shared) own.push(name);
      values = { ...one.values, ...values };
    }
    return { kind: 'values', values, tearDown };
  }

  /** Tears down shared states. */
  async end(): Promise<void> {
    for (const [name, setup] of this.#shared) if ((await setup).kind === 'values') await this.#tearDown(name);
    this.#shared.clear();
  }

  #sharedSetUp(name: string): Promise<One> {
    const known = this.#shared.get(name) ?? this.#once(name);
    this.#shared.set(name, known);
    return known;
  }

  async #once(name: string): Promise<One> {
    if (this.#states === undefined || this.#unknown.has(name)) return { kind: 'missed', missed: { gap: { why: 'state', needs: name } } };
    const answer = await this.#states.setUp(name, {});
    switch (answer.kind) {
      case 'values':
        this.#isOffered = true;
        return complete(this.#format.states.get(name), answer.values)
          ? { kind: 'values', values: answer.values }
          : this.#unknownState(name);
      case 'unknown':
        await (this.#search ??= this.#searchOffered(name));
        return this.#unknownState(name);
      case 'failed':
        return { kind: 'missed', missed: { gap: { why: 'state-failed', needs: `${name} (${answer.detail})` } } };
      default:
        return answer satisfies never;
    }
  }

  /** After the first state is refused: tries the others until one is offered, so that a wrong URL is noticed before the run goes on. */
  async #searchOffered(refused: string): Promise<void> {
    for (const name of this.#format.states.keys()) {
      if (this.#isOffered || this.#states === undefined) return;
      if (name === refused || this.#unknown.has(name)) continue;
      this.#searched += 1;
      const answer = await this.#states.setUp(name, {});
      // No answer says nothing about the states that are offered.
      if (answer.kind === 'failed') return;
      if (answer.kind === 'unknown') this.#unknown.add(name);
      else {
        this.#isOffered = true;
        this.#searched += 1;
        await this.#tearDown(name);
      }
    }
    this.#areRefused = !this.#isOffered;
  }

  /** A state with a missing value is treated as unknown. */
  #unknownState(name: string): One {
    this.#unknown.add(name);
    return { kind: 'missed', missed: { gap: { why: 'state', needs: name } } };
  }

  async #tearDown(name: string): Promise<void> {
    const done = await this.#states?.tearDown(name, {});
    if (done?.kind === 'failed')
      this.#warn({ code: 'tear-down-failed', format: this.#format.name, detail: { state: name, why: done.detail } });
  }
}

function complete(state: State | undefined, values: StateValues): boolean {
  // A value that fits nowhere in a request is treated as missing.
  return state === undefined || state.values.every((name) => Object.hasOwn(values, name) && isScalar(values[name] ?? null));
}

function isScalar(value: Json): boolean {
  return value !== null && typeof value !== 'object';
}
