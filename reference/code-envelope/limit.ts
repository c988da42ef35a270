import type { ApiOptions } from '../api.ts';

export type Rate = NonNullable<ApiOptions['rate']>;

/** Seconds that a caller is told to wait whose limit is spent by a provider state. */
const WAIT = 60;

/** Counts requests per key in windows that begin with the first request. */
export class Limiter {
  readonly #rate: Rate | undefined;
  readonly #windows = new Map<string, { readonly ends: number; used: number }>();

  constructor(rate: Rate | undefined) {
    this.#rate = rate;
  }

  /** Counts one request of this key; the seconds to wait where it is one too many, else `undefined`. */
  take(key: string): number | undefined {
    if (this.#rate === undefined) return undefined;
    const now = Date.now();
    const open = this.#windows.get(key);
    const window = open !== undefined && open.ends > now ? open : { ends: now + this.#rate.seconds * 1000, used: 0 };
    this.#windows.set(key, window);
    window.used += 1;
    return window.used > this.#rate.requests ? Math.max(1, Math.ceil((window.ends - now) / 1000)) : undefined;
  }

  /** The seconds to wait where nothing is left, whatever was used. */
  spent(): number {
    return this.#rate?.seconds ?? WAIT;
  }
}
