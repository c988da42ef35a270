import type { Fault } from '../../reference/fault.ts';
import type { CheckOptions, Progress } from '../../src/model/check.ts';
import type { Report } from '../../src/model/report.ts';
import { requirements } from '../../suites/index.ts';
import { type Bent, failed, judged, OF_THE_MATRIX } from './judged.ts';
import { thinned } from './thin.ts';

/** What payloads exercise: the plan for all else is left out where only these matter. */
export const OF_PAYLOADS = ['bulk', 'relations', 'fields', 'codes', 'transport', 'envelope', 'accept/valid'];

/** Payloads of a campaign: what `check` sends unless told otherwise. */
export const RUNS = 100;

/** What a plan with its campaigns found. */
export interface Fuzzed {
  /** Ids of the requirements that failed, sorted. */
  readonly found: readonly string[];
  /** How many findings there were before the first random payload. */
  readonly byPlan: number;
}

/** The plan and whole campaigns; what they find is not made smaller, which is tested elsewhere. */
export async function fuzzed(format: string, bent: Bent, more: Partial<CheckOptions> = {}): Promise<Fuzzed> {
  let byPlan = 0;
  const report = await reportOfPayloads(format, bent, more, (event) => {
    if (event.kind === 'done') byPlan = event.findings;
  });
  return { found: failed(report), byPlan };
}

/** The report of the plan and whole campaigns: the run is over with the last payload, before anything is made smaller. */
export async function reportOfPayloads(
  format: string,
  bent: Bent,
  more: Partial<CheckOptions> = {},
  onProgress: CheckOptions['onProgress'] = () => {},
): Promise<Report> {
  let payloads = 0;
  const report = await stoppedAt(format, bent, more, (event) => {
    onProgress(event);
    if (event.kind === 'fuzzed') payloads = event.payloads;
    return event.kind === 'fuzzed' && event.payloads === event.runs;
  });
  const least = more.runs ?? RUNS;
  if (payloads < least) throw new Error(`A campaign over ${format} sent ${payloads} payloads, not ${least} or more`);
  return report;
}

/** What the campaigns of a seed find by themselves: ids of the requirements that failed, sorted. */
export async function foundByPayloads(format: string, bent: Bent, seed: number): Promise<readonly string[]> {
  return (await fuzzed(format, bent, { requirements: thinned(), seed })).found;
}

/** What of the declared is found under a seed. The campaigns end once there are findings enough; where these were others, they are carried out whole. */
export async function foundOf(fault: Fault, seed: number): Promise<readonly string[]> {
  const more = { requirements: thinned(), only: [...fault.breaks, ...(fault.mayBreak ?? [])], seed };
  const isEnough = (event: Progress) => event.kind === 'fuzzed' && event.findings >= fault.breaks.length;
  const quick = failed(await stoppedAt(fault.format, { fault }, more, isEnough));
  if (fault.breaks.every((id) => quick.includes(id))) return quick;
  // What was thinned for one plan fits no other.
  return (await fuzzed(fault.format, { fault }, { ...more, requirements: thinned() })).found;
}

/** Whether the plan alone may show what this fault breaks only at the end of a run, where no count of findings tells it. */
export function looksAcross({ breaks }: Fault): boolean {
  return requirements.some(({ id, kind }) => kind === 'aggregate' && breaks.includes(id));
}

/** The report of a run that is over at an event. */
async function stoppedAt(format: string, bent: Bent, more: Partial<CheckOptions>, isOver: (event: Progress) => boolean): Promise<Report> {
  const stop = new AbortController();
  return await judged(format, bent, {
    ...OF_THE_MATRIX,
    runs: RUNS,
    ...more,
    signal: stop.signal,
    onProgress: (event) => {
      if (isOver(event)) stop.abort();
    },
  });
}
