/** Bounds how much runs at one time; waiters are served in order. */
export interface Slots {
  readonly enter: () => Promise<void>;
  readonly leave: () => void;
}

/** Creates slots. Time spent waiting for one does not count as time of the request. */
export function slots(count: number): Slots {
  const waiting: (() => void)[] = [];
  let free = count;
  return {
    enter: () => {
      if (free === 0) return new Promise((resolve) => waiting.push(resolve));
      free -= 1;
      return Promise.resolve();
    },
    leave: () => {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}
