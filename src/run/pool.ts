/**
 * Runs the jobs with so many under way at a time and hands their results on in the order of the jobs, whatever the
 * order in which they end. Jobs are drawn when there is room for them, so that a long list need not be in memory.
 * `stopped` ends it early: jobs under way are finished, no new one is begun.
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
