import type { ApiOptions } from '../api.ts';

export type Rate = NonNullable<ApiOptions['rate']>;

/** What is left of a limit. */
export interface Allowance {
  readonly spent: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Unix seconds at which the window ends. */
  readonly reset: number;
  /** Seconds until then, at least 1. */
  readonly wait: number;
}

/** What is announced where nothing is limited. */
const UNLIMITED: Rate = { requests: 1_000_000_000, seconds: 60 };

/** Counts requests per key in windows that begin with the first request. */
export class Limiter {
  readonly #rate: Rate | undefined;
  readonly #windows = new Map<string, { readonly ends: number; used: number }>();

  constructor(rate: Rate | undefined) {
    this.#rate = rate;
  }

  /** Counts one request of this key. */
  take(key: string): Allowance {
    if (this.#rate === undefined) return this.untouched();
    const now = Date.now();
    const open = this.#windows.get(key);
    const window = open !== undefined && open.ends > now ? open : { ends: now + this.#rate.seconds * 1000, used: 0 };
    this.#windows.set(key, window);
    window.used += 1;
    return allowance(this.#rate, window.used, window.ends);
  }

  /** What a caller has who sent nothing yet. */
  untouched(): Allowance {
    const rate = this.#rate ?? UNLIMITED;
    return allowance(rate, 0, Date.now() + rate.seconds * 1000);
  }

  /** What a caller has whose limit is spent by a provider state; it is told to wait for a second only, so that no client stalls. */
  spent(): Allowance {
    const rate = this.#rate ?? UNLIMITED;
    return allowance(rate, rate.requests + 1, Date.now() + 1000);
  }
}

function allowance(rate: Rate, used: number, ends: number): Allowance {
  return {
    spent: used > rate.requests,
    limit: rate.requests,
    remaining: Math.max(0, rate.requests - used),
    reset: Math.ceil(ends / 1000),
    wait: Math.max(1, Math.ceil((ends - Date.now()) / 1000)),
  };
}
