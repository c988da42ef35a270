import { setTimeout as delay } from 'node:timers/promises';
import type { ExchangeOutcome, Failure } from '../model/exchange.ts';

/** How a target was lost: the last failure. */
export interface TargetLoss {
  readonly failure: Failure;
  readonly cause: string;
}

export interface TargetWatchOptions {
  /** Sends the smoke request; resolves to its outcome. */
  readonly knock: () => Promise<ExchangeOutcome>;
  readonly signal: AbortSignal;
  /** Milliseconds to wait before each knock: a server that crashed may be restarted. */
  readonly pauses?: readonly number[];
}

const PAUSES = [0, 1000, 3000];

/** Nothing was sent over such a connection, so the failure is not about the request. */
const NOT_CONNECTED: ReadonlySet<Failure> = new Set(['refused', 'unresolved']);
/** The target did not answer. Other failures are answers of a kind, or say nothing about the target. */
const SILENT: ReadonlySet<Failure> = new Set(['refused', 'unresolved', 'timeout', 'reset', 'tls']);
/** After this many requests in a row without an answer the target is asked whether it is still there. */
const ENOUGH = 3;

/** Notices when a target that answered before is gone, so that a run ends instead of blaming the target for each remaining request. */
export class TargetWatch {
  readonly #options: TargetWatchOptions;
  #hasAnswered = false;
  #unanswered = 0;
  #knocks = 0;
  #loss: TargetLoss | undefined;
  #check: Promise<boolean> | undefined;

  constructor(options: TargetWatchOptions) {
    this.#options = options;
  }

  /** Set once the target is gone. */
  get loss(): TargetLoss | undefined {
    return this.#loss;
  }

  /** How many requests were sent to find out. */
  get knocks(): number {
    return this.#knocks;
  }

  /** Registers the outcome of a request; resolves to true if the target is gone, so that the outcome says nothing about the request. */
  async isGone(outcome: ExchangeOutcome): Promise<boolean> {
    if (this.#loss !== undefined) return true;
    if (outcome.kind === 'answered') this.#hasAnswered = true;
    if (outcome.kind === 'answered' || !SILENT.has(outcome.failure)) {
      this.#unanswered = 0;
      return false;
    }
    this.#unanswered += 1;
    if (!this.#hasAnswered || (!NOT_CONNECTED.has(outcome.failure) && this.#unanswered < ENOUGH)) return false;
    this.#check ??= this.#isLost().finally(() => {
      this.#check = undefined;
    });
    return await this.#check;
  }

  async #isLost(): Promise<boolean> {
    const { pauses = PAUSES, signal, knock } = this.#options;
    for (const [index, pause] of pauses.entries()) {
      if (pause > 0) await delay(pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return false;
      this.#knocks += 1;
      const outcome = await knock();
      if (outcome.kind === 'answered' || !SILENT.has(outcome.failure)) {
        this.#unanswered = 0;
        return false;
      }
      if (index === pauses.length - 1) this.#loss = { failure: outcome.failure, cause: outcome.detail };
    }
    return this.#loss !== undefined;
  }
}
