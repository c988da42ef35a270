/**
 * Runs the jobs with so many under way at a time and hands their results on in the order of the jobs, whatever the
 * order in which they end. `stopped` ends it early: jobs under way are finished, no new one is begun.
 */
export async function inOrder<Job, Result>(
  jobs: readonly Job[],
  options: { readonly concurrency: number; readonly stopped: () => boolean },
  run: (job: Job) => Promise<Result>,
  take: (result: Result, job: Job) => void,
): Promise<void> {
  const waiting = new Map<number, Result>();
  let next = 0;
  let due = 0;
  const hand = () => {
    for (let result = waiting.get(due); waiting.has(due); result = waiting.get(due)) {
      const job = jobs[due];
      waiting.delete(due);
      due += 1;
      if (job !== undefined && result !== undefined) take(result, job);
    }
  };
  const work = async () => {
    while (next < jobs.length && !options.stopped()) {
      const index = next;
      next += 1;
      const job = jobs[index];
      if (job === undefined) return;
      waiting.set(index, await run(job));
      hand();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.concurrency) }, work));
}
