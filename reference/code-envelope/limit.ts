import type { ApiOptions } from '../api.ts';

export type Rate = NonNullable<ApiOptions['rate']>;

/** The waiting time, in seconds, in the provider state with an exceeded rate limit. */
const WAIT = 60;

/** Counts requests per key in windows that begin with the first request. */
export class Limiter {
  readonly #rate: Rate | undefined;
  readonly #windows = new Map<string, { readonly ends: number; used: number }>();

  constructor(rate: Rate | undefined) {
    this.#rate = rate;
  }

  /** Counts one request of this key. Returns the seconds to wait if the limit is exceeded, else `undefined`. */
  take(key: string): number | undefined {
    if (this.#rate === undefined) return undefined;
    const now = Date.now();
    const open = this.#windows.get(key);
    const window = open !== undefined && open.ends > now ? open : { ends: now + this.#rate.seconds * 1000, used: 0 };
    this.#windows.set(key, window);
    window.used += 1;
    return window.used > this.#rate.requests ? Math.max(1, Math.ceil((window.ends - now) / 1000)) : undefined;
  }

  /** The seconds to wait in the provider state with an exceeded rate limit. */
  exceeded(): number {
    return this.#rate?.seconds ?? WAIT;
  }
}
