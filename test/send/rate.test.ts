import { describe, expect, it, vi } from 'vitest';
import { paced } from '../../src/send/rate.ts';

/** The most times in any one second, of the times (in milliseconds) at which requests were let go. */
function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length));
}

describe('the rate of requests', () => {
  it.each([
    [10, 1, 10],
    [20, 1, 21],
    [200, 1, 210],
    [120, 60, 2],
  ])('lets at most 5 %% more than %i in %i s go in any second', async (requests, seconds, most) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const times: number[] = [];
      const pace = paced({ requests, seconds });
      const started = performance.now();
      // 64 requests wait at any time, as with much concurrency.
      const work = async () => {
        for (;;) {
          await pace(undefined);
          times.push(performance.now() - started);
        }
      };
      for (let each = 0; each < 64; each += 1) void work();
      for (let elapsed = 0; elapsed < 6000; elapsed += 10) {
        await vi.advanceTimersByTimeAsync(10);
      }
      expect(mostInASecond(times)).toBeLessThanOrEqual(most);
      expect(times.length).toBeGreaterThanOrEqual((0.9 * 6 * requests) / seconds);
    } finally {
      vi.useRealTimers();
    }
  });

  it('makes no burst after errspec was busy', async () => {
    let now = 0;
    const pace = paced({ requests: 100, seconds: 1 }, () => now);
    let gone = 0;
    for (let each = 0; each < 200; each += 1) void pace(undefined).then(() => (gone += 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    const before = gone;
    now = 1000;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(gone - before).toBeLessThanOrEqual(6);
  });

  it('lets a waiting request go when the run is cancelled', async () => {
    const pace = paced({ requests: 1, seconds: 60 });
    await pace(undefined);
    const cancelled = new AbortController();
    const waiting = pace(cancelled.signal);
    cancelled.abort();
    await waiting;
  });
});
