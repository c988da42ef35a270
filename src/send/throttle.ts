import type { Header } from '../model/exchange.ts';
import type { LimitRules } from '../model/format.ts';
import { type Bucket, bucket } from './bucket.ts';
import { type SendRate, turns } from './rate.ts';
import { sleep } from './sleep.ts';

/** When the next request may go out: by the rate the user asked for, and by what the server says is left of its own. */
export interface Throttle {
  /** Waits for leave to send with this key; what it resolves to is called with the headers that came (or none). */
  readonly start: (key: string | undefined, options: StartOptions) => Promise<(headers: readonly Header[] | undefined) => void>;
  /** Nothing goes out with this key for so many milliseconds. */
  readonly pause: (key: string | undefined, ms: number) => void;
}

export interface StartOptions {
  readonly signal: AbortSignal | undefined;
  /** False where the request is about a spent limit itself: then what the server says of limits neither delays it nor is learnt from it. */
  readonly heeds: boolean;
}

export interface ThrottleOptions {
  readonly rate: SendRate | undefined;
  readonly limits: LimitRules | undefined;
  /** A longer wait would be of no use: the request goes out, and meets the limit. */
  readonly longestMs: number;
  readonly onWait: (ms: number) => void;
}

/** Limits belong to keys, so each key is paced alone; the rate is one for all. */
export function throttle({ rate, limits, longestMs, onWait }: ThrottleOptions): Throttle {
  const turn = rate === undefined ? undefined : turns(rate);
  const buckets = new Map<string, Bucket>();
  const bucketOf = (key = '') => {
    const known = buckets.get(key) ?? bucket(limits);
    buckets.set(key, known);
    return known;
  };
  return {
    start: async (key, { signal, heeds }) => {
      if (turn !== undefined) await sleepFor(turn(), signal);
      if (!heeds) return () => {};
      const mine = bucketOf(key);
      const ticket = await startWhenFree(mine, { longestMs, onWait, signal });
      return (headers) => mine.end(ticket, headers, Date.now());
    },
    pause: (key, ms) => bucketOf(key).pauseUntil(Date.now() + ms),
  };
}

async function sleepFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms > 0) await sleep(ms, signal);
}

interface Waiting {
  readonly longestMs: number;
  readonly onWait: (ms: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** Looking and starting are one step: of several that wait, each must see those that went before. */
async function startWhenFree(mine: Bucket, { longestMs, onWait, signal }: Waiting): Promise<number> {
  const last = Date.now() + longestMs;
  let told = false;
  for (;;) {
    const now = Date.now();
    const delay = mine.delay(now);
    if (delay === 0 || now + delay > last || signal?.aborted) return mine.start();
    if (!told && delay >= 1000) {
      onWait(delay);
      told = true;
    }
    await mine.changed(delay, signal);
  }
}
