import type { Format } from '../model/format.ts';
import type { Scenario } from '../model/probe.ts';
import type { Budget } from '../send/budget.ts';
import { atMostCreated, cleanUpsOf, costOf } from './cost.ts';

/** What a scenario that was let begin may take. */
export interface Ticket {
  /** Requests, with the clean-up of what it is to create. */
  readonly price: number;
  /** Things that a target could create by it against what is promised. */
  readonly most: number;
  /** Things that it is to create. */
  readonly expected: number;
}

export interface AllowanceOptions {
  readonly budget: Budget;
  readonly format: Format;
  readonly keep: boolean;
  /** How many requests were sent that no scenario has in its price: again because a limit was spent, or to see whose a resource is. */
  readonly unplanned: () => number;
  /** How many more of them are certain to come. */
  readonly reserved: () => number;
}

/**
 * Lets scenarios begin for as long as the budget has enough to delete also what a target creates against what is promised. Each is decided as if
 * all before it had ended, whatever the concurrency: where it depends on one that has not, it waits for it, and only there.
 */
export class RequestAllowance {
  readonly #options: AllowanceOptions;
  #all: number | undefined;
  /** Prices of all that began, and what those that ended took beyond them. */
  #spent = 0;
  /** What those under way may still take beyond their prices. */
  #open = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #ended: (() => void) | undefined;

  constructor(options: AllowanceOptions) {
    this.#options = options;
  }

  /** Leave for a scenario, in the order in which it is asked for; `undefined` where it may not begin. */
  ask(scenario: Scenario): Promise<Ticket | undefined> {
    const decided = this.#turn.then(() => this.#decide(this.#ticket(scenario)));
    this.#turn = decided;
    return decided;
  }

  /** Counts a scenario that is carried out in any case. */
  charge(scenario: Scenario): void {
    this.#total();
    this.#spent += this.#ticket(scenario).price;
  }

  /** Takes note that a scenario has ended, and how many things it created. */
  end({ most, expected }: Ticket, created: number): void {
    this.#open -= most;
    this.#spent += created - expected;
    this.#ended?.();
  }

  async #decide(ticket: Ticket): Promise<Ticket | undefined> {
    const { price, most } = ticket;
    for (;;) {
      const certain = this.#spent + price + most + this.#options.unplanned() + this.#options.reserved();
      if (certain > this.#total()) return undefined;
      if (certain + this.#open <= this.#total()) break;
      await new Promise<void>((resolve) => {
        this.#ended = resolve;
      });
    }
    this.#spent += price;
    this.#open += most;
    return ticket;
  }

  /** What may be sent from the first scenario on. */
  #total(): number {
    this.#all ??= this.#options.budget.left + this.#options.unplanned();
    return this.#all;
  }

  #ticket(scenario: Scenario): Ticket {
    const { format, keep } = this.#options;
    const expected = keep ? 0 : cleanUpsOf(format, scenario);
    return { price: costOf(format, scenario, keep), most: keep ? 0 : Math.max(0, atMostCreated(format, scenario) - expected), expected };
  }
}
