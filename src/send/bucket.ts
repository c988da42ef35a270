import type { Header } from '../model/exchange.ts';
import type { LimitRules } from '../model/format.ts';
import { numberIn, resetDelay } from './retry-after.ts';

/** What is known about the rate limit of one key, so that requests stay below it. Times are milliseconds of a clock that nobody sets. */
export interface Bucket {
  /** Milliseconds until the next request may start; 0 if it may start now. */
  readonly delay: (now: number) => number;
  /** Registers the start of a request; pass the ticket to `end` together with the headers of its answer. */
  readonly start: () => number;
  readonly end: (ticket: number, headers: readonly Header[] | undefined, now: number) => void;
  /**
   * Starts nothing before this time, because the limit was exceeded. After it one request goes first; concurrency grows again as answers
   * come in.
   */
  readonly pauseUntil: (time: number) => void;
  /** Resolves when an answer came in, or after this many milliseconds. */
  readonly changed: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** Servers report resets in whole seconds, and clocks differ a little. */
const MARGIN_MS = 250;
/** Two resets that are no further apart belong to the same window. */
const SAME_WINDOW_MS = 1500;

/** How long a waiting request sleeps at most before it checks again. */
const LOOK_AGAIN_MS = 200;

/** The reset time of a window that no answer has reported yet. */
const UNTOLD = Number.POSITIVE_INFINITY;

interface Window {
  /** Requests per window, as far as it is known. */
  readonly size: number;
  readonly remaining: number;
  readonly resetAt: number;
  /** The last request that was started before this was learnt. */
  readonly ticket: number;
}

/** A bucket that learns from the rate-limit headers of answers. Without such headers it delays nothing until a limit is exceeded. */
export function bucket(limits: LimitRules | undefined): Bucket {
  const waiting = new Set<() => void>();
  let window: Window | undefined;
  let inFlight = 0;
  let tickets = 0;
  let pausedUntil = 0;
  // If headers will report the remaining requests, send the first request alone to learn the number.
  let allowed = limits?.headers.remaining === undefined ? Number.POSITIVE_INFINITY : 1;
  return {
    delay: (now) => {
      const pause = Math.max(pausedUntil - now, inFlight < allowed ? 0 : LOOK_AGAIN_MS, 0);
      if (window !== undefined && now >= window.resetAt) window = whole(window, tickets);
      if (window === undefined || window.remaining - inFlight > 0) return pause;
      return Math.max(pause, window.resetAt === UNTOLD ? LOOK_AGAIN_MS : window.resetAt - now);
    },
    start: () => {
      inFlight += 1;
      tickets += 1;
      return tickets;
    },
    end: (ticket, headers, now) => {
      inFlight -= 1;
      const seen = headers === undefined ? undefined : windowIn(headers, limits, { ticket, now });
      if (seen !== undefined) window = merged(window, seen);
      // The server's remaining count decides if there is one; else concurrency grows slowly, as in TCP.
      if (headers !== undefined && now >= pausedUntil) allowed = seen === undefined ? allowed + 1 / allowed : Number.POSITIVE_INFINITY;
      for (const wake of waiting) wake();
    },
    pauseUntil: (time) => {
      pausedUntil = Math.max(pausedUntil, time);
      allowed = 1;
    },
    changed: (ms, signal) => wait(ms, signal, waiting),
  };
}

function windowIn(headers: readonly Header[], limits: LimitRules | undefined, at: { ticket: number; now: number }): Window | undefined {
  const remaining = numberIn(headers, limits?.headers.remaining);
  const delay = resetDelay(headers, limits, Date.now());
  if (remaining === undefined || delay === undefined) return undefined;
  const size = numberIn(headers, limits?.headers.limit) ?? remaining;
  return { size, remaining, resetAt: at.now + delay + MARGIN_MS, ticket: at.ticket };
}

/** The window that follows one that has ended. */
function whole({ size }: Window, ticket: number): Window {
  return { size, remaining: Math.max(1, size), resetAt: UNTOLD, ticket };
}

/** Answers overtake each other: within one window the smallest count applies, else that of the later request. */
function merged(known: Window | undefined, seen: Window): Window {
  if (known === undefined) return seen;
  const size = Math.max(known.size, seen.size);
  if (Math.abs(known.resetAt - seen.resetAt) > SAME_WINDOW_MS) return seen.ticket > known.ticket ? { ...seen, size } : known;
  return {
    size,
    remaining: Math.min(known.remaining, seen.remaining),
    resetAt: Math.max(known.resetAt, seen.resetAt),
    ticket: Math.max(known.ticket, seen.ticket),
  };
}

function wait(ms: number, signal: AbortSignal | undefined, waiting: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      waiting.delete(done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
    waiting.add(done);
  });
}
