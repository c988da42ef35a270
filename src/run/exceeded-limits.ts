/** After so many requests of one operation that were waited for in vain, it is not sent again. */
const OF_ONE = 2;
/** After so many in a row, whatever the operation, nothing is. */
const OF_ALL = 6;

/** Which operations keep saying that their limit is spent, so that a run does not wait for each of their requests anew. */
export class ExceededLimits {
  readonly #inARow = new Map<string, number>();
  readonly #spent = new Set<string>();
  #all = 0;

  /** Takes note of how a request ended: with an answer, or still with a spent limit. */
  note(operation: string, limited: boolean): void {
    const count = limited ? (this.#inARow.get(operation) ?? 0) + 1 : 0;
    this.#inARow.set(operation, count);
    this.#all = limited ? this.#all + 1 : 0;
    if (count >= OF_ONE) this.#spent.add(operation);
  }

  has(operation: string): boolean {
    return this.#all >= OF_ALL || this.#spent.has(operation);
  }
}
