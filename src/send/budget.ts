/** How many requests a run may still send, clean-up included. Unlimited without a number. */
export class Budget {
  #left: number;

  constructor(requests: number = Number.POSITIVE_INFINITY) {
    this.#left = requests;
  }

  /** Reserves this many requests; returns false and reserves nothing if fewer are left. */
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
