/** This many requests in this many seconds. */
export interface SendRate {
  readonly requests: number;
  readonly seconds: number;
}

/**
 * Returns a function that gives the milliseconds to wait before the next request, so that requests are spread evenly. Each call uses up one
 * turn.
 */
export function turns(rate: SendRate, now: () => number = () => performance.now()): () => number {
  const interval = (rate.seconds * 1000) / rate.requests;
  let next = now();
  return () => {
    const time = now();
    const turn = Math.max(time, next);
    next = turn + interval;
    return turn - time;
  };
}
