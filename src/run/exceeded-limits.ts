/** After this many requests of one operation that stayed "rate limit exceeded", the operation is no longer called. */
const OF_ONE = 2;
/** After this many in a row, of whatever operation, nothing is. */
const OF_ALL = 6;

/** Remembers which operations stay "rate limit exceeded", so that a run does not wait for each of their requests again. */
export class ExceededLimits {
  readonly #inARow = new Map<string, number>();
  readonly #exceeded = new Set<string>();
  #all = 0;

  /** Registers how a request ended: with a real answer, or still with "rate limit exceeded". */
  note(operation: string, limited: boolean): void {
    const count = limited ? (this.#inARow.get(operation) ?? 0) + 1 : 0;
    this.#inARow.set(operation, count);
    this.#all = limited ? this.#all + 1 : 0;
    if (count >= OF_ONE) this.#exceeded.add(operation);
  }

  has(operation: string): boolean {
    return this.#all >= OF_ALL || this.#exceeded.has(operation);
  }
}
