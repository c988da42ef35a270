import type { Header } from '../model/exchange.ts';
import type { LimitRules } from '../model/format.ts';
import { type Bucket, bucket } from './bucket.ts';
import type { Pace } from './rate.ts';

/** Decides when the next request may be sent: by the user's rate, and by what the server reports about its own limit. */
export interface Throttle {
  /** Waits until a request with this key may be sent. Call the result with the headers of the answer, or with `undefined`. */
  readonly start: (key: string | undefined, options: StartOptions) => Promise<(headers: readonly Header[] | undefined) => void>;
  /** Delays requests with this key that heed limits by up to this many milliseconds. */
  readonly pause: (key: string | undefined, ms: number) => void;
}

export interface StartOptions {
  readonly signal: AbortSignal | undefined;
  /** False if the request is meant to exceed the limit: then the reported limit neither delays it nor is learnt from its answer. */
  readonly heeds: boolean;
}

export interface ThrottleOptions {
  /** The user's rate. */
  readonly pace: Pace | undefined;
  readonly limits: LimitRules | undefined;
  /** A request that would have to wait longer is sent at once, and may exceed the limit. */
  readonly longestMs: number;
  /** Called once for each request that waits a second or more. */
  readonly onWait: (ms: number) => void;
}

/** Limits belong to keys, so each key is throttled separately; the user's rate applies to all. */
export function throttle({ pace, limits, longestMs, onWait }: ThrottleOptions): Throttle {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (key = '') => {
    const known = buckets.get(key) ?? bucket(limits);
    buckets.set(key, known);
    return known;
  };
  return {
    start: async (key, { signal, heeds }) => {
      const mine = heeds ? bucketOf(key) : undefined;
      const ticket = mine === undefined ? 0 : await startWhenFree(mine, { longestMs, onWait, signal });
      // Last, so that nothing delays the request after its turn.
      await pace?.(signal);
      return (headers) => mine?.end(ticket, headers, performance.now());
    },
    pause: (key, ms) => bucketOf(key).pauseUntil(performance.now() + ms),
  };
}

interface Waiting {
  readonly longestMs: number;
  readonly onWait: (ms: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** Waits for leave to start. Nothing is awaited between the check and the start, so that each waiting request sees those that started before it. */
async function startWhenFree(mine: Bucket, { longestMs, onWait, signal }: Waiting): Promise<number> {
  const last = performance.now() + longestMs;
  let isReported = false;
  for (;;) {
    const now = performance.now();
    const delay = mine.delay(now);
    if (delay === 0 || now + delay > last || signal?.aborted) return mine.start();
    if (!isReported && delay >= 1000) {
      onWait(delay);
      isReported = true;
    }
    await mine.changed(delay, signal);
  }
}
