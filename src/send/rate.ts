/** So many requests in so many seconds. */
export interface SendRate {
  readonly requests: number;
  readonly seconds: number;
}

/** Milliseconds to wait before the next request, so that requests are spread evenly over the rate; taking a turn cannot be undone. */
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
