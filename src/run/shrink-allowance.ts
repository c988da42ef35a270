import type { Fuzzing } from './fuzz.ts';
import type { Traffic } from './open-session.ts';

/** So many requests each finding may take in any case. */
const FEWEST = 200;

/**
 * Shares out the requests for shrinking: all findings of a format together may take as many as the plan and the payloads took. What one leaves
 * over, the next ones may use. In a shard as many as in the whole run, as far as that is known, so that both end with the same payloads.
 */
export class ShrinkAllowance {
  readonly #traffic: Traffic;
  readonly #findings: number;
  #left: number;
  #share = 0;
  #start = 0;
  #wasSpent = false;

  constructor(findings: number, { shared, begun }: Pick<Fuzzing, 'shared' | 'begun'>) {
    this.#traffic = shared.traffic;
    this.#findings = findings;
    this.#left = (shared.traffic.requests - begun) * (shared.options.shard?.of ?? 1);
  }

  /** Begins with a finding, by its position. */
  begin(index: number): void {
    this.#share = Math.max(FEWEST, Math.floor(this.#left / (this.#findings - index)));
    this.#start = this.#sent;
    this.#wasSpent = false;
  }

  /** Whether the finding has used up its share. */
  get isSpent(): boolean {
    const isSpent = this.#sent - this.#start >= this.#share;
    this.#wasSpent ||= isSpent;
    return isSpent;
  }

  end(): void {
    const took = this.#sent - this.#start;
    this.#left = Math.max(0, this.#left - took);
    this.#traffic.shrinking.add(took, this.#wasSpent);
  }

  get #sent(): number {
    return this.#traffic.requests;
  }
}
