import type { ApiOptions } from '../api.ts';

export type Rate = NonNullable<ApiOptions['rate']>;

/** The remaining requests of a rate limit. */
export interface Allowance {
  readonly exceeded: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends, in Unix seconds. */
  readonly reset: number;
  /** Seconds until then, at least 1. */
  readonly wait: number;
}

/** The limit that the headers announce when there is none. */
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
    if (this.#rate === undefined) return this.unused();
    const now = Date.now();
    const open = this.#windows.get(key);
    const window = open !== undefined && open.ends > now ? open : { ends: now + this.#rate.seconds * 1000, used: 0 };
    this.#windows.set(key, window);
    window.used += 1;
    return allowance(this.#rate, window.used, window.ends);
  }

  /** The allowance of a caller that has sent no request yet. */
  unused(): Allowance {
    const rate = this.#rate ?? UNLIMITED;
    return allowance(rate, 0, Date.now() + rate.seconds * 1000);
  }

  /** The allowance in the provider state with an exceeded rate limit. It asks for only one second of waiting, so that no client stalls. */
  exceeded(): Allowance {
    const rate = this.#rate ?? UNLIMITED;
    return allowance(rate, rate.requests + 1, Date.now() + 1000);
  }
}

function allowance(rate: Rate, used: number, ends: number): Allowance {
  return {
    exceeded: used > rate.requests,
    limit: rate.requests,
    remaining: Math.max(0, rate.requests - used),
    reset: Math.ceil(ends / 1000),
    wait: Math.max(1, Math.ceil((ends - Date.now()) / 1000)),
  };
}
