import type { Format } from '../model/format.ts';
import type { Scenario } from '../model/probe.ts';
import type { Budget } from '../send/budget.ts';
import { atMostCreated, cleanUpsOf, costOf } from './cost.ts';

/** Reserved for a scenario that may begin. */
export interface Ticket {
  /** Requests, including the clean-up of what it should create. */
  readonly price: number;
  /** Requests beyond that, if the target is wrong: deletions of what it creates, and reads that are sent again. */
  readonly most: number;
  /** Resources that it should create. */
  readonly expected: number;
}

export interface AllowanceOptions {
  readonly budget: Budget;
  readonly format: Format;
  readonly keep: boolean;
  /** How many requests were sent that are in no scenario's price: retries after "rate limit exceeded", and ownership checks of clean-up. */
  readonly unplanned: () => number;
  /** The most requests that a scenario sends again, because a list or search may trail its writes. */
  readonly again: (scenario: Scenario) => number;
  /** How many more of these will be sent in any case. */
  readonly reserved: () => number;
}

/**
 * Lets a scenario begin only while the budget also covers deleting what a wrong target creates. Each decision is made as if all earlier
 * scenarios had ended, so it does not depend on the concurrency; it waits for them only if it has to.
 */
export class RequestAllowance {
  readonly #options: AllowanceOptions;
  #all: number | undefined;
  /** Prices of all scenarios that began, corrected by what those that ended really took. */
  #charged = 0;
  /** What the scenarios in flight may still take beyond their prices. */
  #open = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #ended: (() => void) | undefined;

  constructor(options: AllowanceOptions) {
    this.#options = options;
  }

  /** Asks for permission to begin a scenario, in call order; `undefined` if it may not begin. */
  ask(scenario: Scenario): Promise<Ticket | undefined> {
    const decided = this.#turn.then(() => this.#decide(this.#ticket(scenario)));
    this.#turn = decided;
    return decided;
  }

  /** Counts a scenario that is run in any case. */
  charge(scenario: Scenario): void {
    this.#total();
    this.#charged += this.#ticket(scenario).price;
  }

  /** Registers the end of a scenario, and how many requests it took for resources that it created and for reads that it repeated. */
  end({ most, expected }: Ticket, took: number): void {
    this.#open -= most;
    this.#charged += took - expected;
    this.#ended?.();
  }

  async #decide(ticket: Ticket): Promise<Ticket | undefined> {
    const { price, most } = ticket;
    for (;;) {
      const certain = this.#charged + price + most + this.#options.unplanned() + this.#options.reserved();
      if (certain > this.#total()) return undefined;
      if (certain + this.#open <= this.#total()) break;
      await new Promise<void>((resolve) => {
        this.#ended = resolve;
      });
    }
    this.#charged += price;
    this.#open += most;
    return ticket;
  }

  /** Requests available from the first scenario on. */
  #total(): number {
    this.#all ??= this.#options.budget.left + this.#options.unplanned();
    return this.#all;
  }

  #ticket(scenario: Scenario): Ticket {
    const { format, keep } = this.#options;
    const expected = keep ? 0 : cleanUpsOf(format, scenario);
    const more = keep ? 0 : Math.max(0, atMostCreated(format, scenario) - expected);
    return { price: costOf(format, scenario, keep), most: more + this.#options.again(scenario), expected };
  }
}
