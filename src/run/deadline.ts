/** The part of a run's time that is kept for clean-up, and the most of it. */
const RESERVE = { share: 0.2, ms: 30_000 };

/** When a run ends. Without a limit it never does. */
export interface Deadline {
  /** Aborted when nothing but clean-up may be sent any more. */
  readonly soon: AbortSignal;
  /** Aborted when nothing at all may be sent any more. */
  readonly over: AbortSignal;
  /** When `soon` is aborted, in milliseconds of `performance.now()`. */
  readonly at: number;
  /** Ends the timers. */
  readonly clear: () => void;
}

/** A deadline so many milliseconds from now, the time for clean-up included. */
export function deadlineIn(ms: number | undefined): Deadline {
  const [soon, over] = [new AbortController(), new AbortController()];
  if (ms === undefined) return { soon: soon.signal, over: over.signal, at: Number.POSITIVE_INFINITY, clear: () => {} };
  const untilSoon = ms - Math.min(RESERVE.ms, ms * RESERVE.share);
  const timers = [setTimeout(() => soon.abort(), untilSoon), setTimeout(() => over.abort(), ms)];
  return {
    soon: soon.signal,
    over: over.signal,
    at: performance.now() + untilSoon,
    clear: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
