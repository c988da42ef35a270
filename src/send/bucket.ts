import type { Header } from '../model/exchange.ts';
import type { LimitRules } from '../model/format.ts';
import { numberIn, resetDelay } from './retry-after.ts';

/** What is known of one key's limit, so that it is never run into. Times are milliseconds of the local clock. */
export interface Bucket {
  /** Milliseconds until the next request may start; 0 where it may now. */
  readonly delay: (now: number) => number;
  /** A request starts; the ticket is given back with what its answer said. */
  readonly start: () => number;
  readonly end: (ticket: number, headers: readonly Header[] | undefined, now: number) => void;
  /** Nothing starts before this time: a limit was spent. After it one request goes first, and more may be under way only as answers come. */
  readonly pauseUntil: (time: number) => void;
  /** Resolves when something is learnt, or after so many milliseconds. */
  readonly changed: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** Resets are told in whole seconds and clocks differ a little. */
const MARGIN_MS = 250;
/** Two resets no further apart than this belong to the same window. */
const SAME_WINDOW_MS = 1500;

/** How long one waits at most for those under way before looking again. */
const LOOK_AGAIN_MS = 200;

/** A window that has begun, but of which no answer has told the end yet. */
const UNTOLD = Number.POSITIVE_INFINITY;

interface Window {
  /** What a whole window holds, as far as it is known. */
  readonly size: number;
  readonly remaining: number;
  readonly resetAt: number;
  /** The last request before which this was learnt. */
  readonly ticket: number;
}

/** A bucket that learns from the limit headers of answers; without such headers it delays nothing before a limit is spent. */
export function bucket(limits: LimitRules | undefined): Bucket {
  const waiting = new Set<() => void>();
  let window: Window | undefined;
  let inFlight = 0;
  let tickets = 0;
  let pausedUntil = 0;
  // Where headers will tell what is left, the first request goes alone, to learn it.
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
      // Where the server tells what is left, that is the measure; else feel the way, as TCP does.
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
  const delay = resetDelay(headers, limits, at.now);
  if (remaining === undefined || delay === undefined) return undefined;
  const size = numberIn(headers, limits?.headers.limit) ?? remaining;
  return { size, remaining, resetAt: at.now + delay + MARGIN_MS, ticket: at.ticket };
}

/** The window after one that is over. */
function whole({ size }: Window, ticket: number): Window {
  return { size, remaining: Math.max(1, size), resetAt: UNTOLD, ticket };
}

/** Answers overtake each other: within one window the smallest number holds, else that of the later request. */
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
