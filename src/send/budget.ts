/** How many requests a run may still send: everything counts, clean-up too. Without a number there is no end. */
export class Budget {
  #left: number;

  constructor(requests: number = Number.POSITIVE_INFINITY) {
    this.#left = requests;
  }

  /** Takes leave to send so many requests at once; false (and nothing is taken) where not so many are left. */
  take(requests = 1): boolean {
    if (requests > this.#left) return false;
    this.#left -= requests;
    return true;
  }

  /** Requests that may still be sent. */
  get left(): number {
    return this.#left;
  }
}
