/**
 * Runs jobs concurrently and passes their results on in the order of the jobs, whatever the order in which they end. Jobs are taken from
 * the iterable only when there is room for them, so that a long list need not be in memory. Once `stopped` returns true, jobs in flight are
 * finished and no new one begins.
 */
export async function inOrder<Job, Result>(
  jobs: Iterable<Job>,
  options: { readonly concurrency: number; readonly stopped: () => boolean },
  run: (job: Job) => Promise<Result>,
  take: (result: Result, job: Job) => void,
): Promise<void> {
  const source = jobs[Symbol.iterator]();
  const waiting = new Map<number, { readonly result: Result; readonly job: Job }>();
  let begun = 0;
  let due = 0;
  const hand = () => {
    for (let next = waiting.get(due); next !== undefined; next = waiting.get(due)) {
      waiting.delete(due);
      due += 1;
      take(next.result, next.job);
    }
  };
  const work = async () => {
    while (!options.stopped()) {
      const next = source.next();
      if (next.done === true) return;
      const index = begun;
      begun += 1;
      waiting.set(index, { result: await run(next.value), job: next.value });
      hand();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.concurrency) }, work));
}
