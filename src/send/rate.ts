/** This many requests in this many seconds. */
export interface SendRate {
  readonly requests: number;
  readonly seconds: number;
}

/** Waits until the next request may be sent, or until the signal aborts. Never rejects. */
export type Pace = (signal: AbortSignal | undefined) => Promise<void>;

/** The share of a second's requests that may make up for time lost, so that no second has more than this too many. */
const CATCH_UP = 0.05;

/**
 * Spreads requests evenly, over everything that shares it; waiters are served in order. After a pause, as when errspec was busy, requests do
 * not come in a burst: time is made up for only within 5 % of a second's requests.
 */
export function paced({ requests, seconds }: SendRate, now: () => number = () => performance.now()): Pace {
  const interval = (seconds * 1000) / requests;
  const slack = Math.floor((CATCH_UP * 1000) / interval) * interval;
  const waiting: (() => void)[] = [];
  let due = now() + slack;
  let timer: NodeJS.Timeout | undefined;
  const serve = () => {
    timer = undefined;
    while (waiting.length > 0) {
      const time = now();
      // Timers are too early by up to a millisecond, so look again.
      if (due - slack > time) {
        timer = setTimeout(serve, Math.ceil(due - slack - time));
        return;
      }
      due = Math.max(due, time) + interval;
      waiting.shift()?.();
    }
  };
  return (signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const turn = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(turn), 1);
        resolve();
      };
      signal?.addEventListener('abort', leave, { once: true });
      waiting.push(turn);
      if (timer === undefined) serve();
    });
}
