import type { Fault } from '../../reference/fault.ts';
import type { CheckOptions, Progress } from '../../src/model/check.ts';
import type { Report } from '../../src/model/report.ts';
import { requirements } from '../../suites/index.ts';
import { checkReference, failedIds, MATRIX_OPTIONS, type ReferenceSetup } from './check-reference.ts';
import { withReducedPlan } from './reduced-plan.ts';

/** The requirements that fuzz payloads exercise. */
export const FUZZED_REQUIREMENTS = ['bulk', 'relations', 'fields', 'codes', 'transport', 'envelope', 'accept/valid'];

/** Payloads per campaign: the default of `check`. */
export const RUNS = 100;

/** What planned probes and campaigns found. */
export interface FuzzResult {
  /** Ids of the requirements that failed, sorted. */
  readonly found: readonly string[];
  /** The number of findings before the first fuzz payload. */
  readonly byPlan: number;
}

/** Runs the plan and complete campaigns, without shrinking. */
export async function fuzzReference(format: string, setup: ReferenceSetup, more: Partial<CheckOptions> = {}): Promise<FuzzResult> {
  let byPlan = 0;
  const report = await fuzzReport(format, setup, more, (event) => {
    if (event.kind === 'done') byPlan = event.findings;
  });
  return { found: failedIds(report), byPlan };
}

/** Runs the plan and complete campaigns, and stops before shrinking. */
export async function fuzzReport(
  format: string,
  setup: ReferenceSetup,
  more: Partial<CheckOptions> = {},
  onProgress: CheckOptions['onProgress'] = () => {},
): Promise<Report> {
  let payloads = 0;
  const report = await stoppedAt(format, setup, more, (event) => {
    onProgress(event);
    if (event.kind === 'fuzzed') payloads = event.payloads;
    return event.kind === 'fuzzed' && event.payloads === event.runs;
  });
  const expected = more.runs ?? RUNS;
  if (payloads < expected) throw new Error(`A campaign over ${format} sent ${payloads} payloads, but at least ${expected} were expected`);
  return report;
}

/** Ids of the requirements that fail in the campaigns of a seed, sorted. */
export async function foundByFuzzing(format: string, setup: ReferenceSetup, seed: number): Promise<readonly string[]> {
  return (await fuzzReference(format, setup, { requirements: withReducedPlan(), seed })).found;
}

/** Ids of the requirements that a fault breaks with a seed. Campaigns stop at enough findings; if a declared id is still missing, they run completely. */
export async function foundDeclared(fault: Fault, seed: number): Promise<readonly string[]> {
  const more = { requirements: withReducedPlan(), only: [...fault.breaks, ...(fault.mayBreak ?? [])], seed };
  const isEnough = (event: Progress) => event.kind === 'fuzzed' && event.findings >= fault.breaks.length;
  const quick = failedIds(await stoppedAt(fault.format, { fault }, more, isEnough));
  if (fault.breaks.every((id) => quick.includes(id))) return quick;
  // A reduced plan serves one run only.
  return (await fuzzReference(fault.format, { fault }, { ...more, requirements: withReducedPlan() })).found;
}

/** True if the fault breaks an aggregate requirement, whose findings appear only at the end of a run. */
export function breaksAggregate({ breaks }: Fault): boolean {
  return requirements.some(({ id, kind }) => kind === 'aggregate' && breaks.includes(id));
}

/** Stops a run at an event and returns its report. */
async function stoppedAt(
  format: string,
  setup: ReferenceSetup,
  more: Partial<CheckOptions>,
  isOver: (event: Progress) => boolean,
): Promise<Report> {
  const stop = new AbortController();
  return await checkReference(format, setup, {
    ...MATRIX_OPTIONS,
    runs: RUNS,
    ...more,
    signal: stop.signal,
    onProgress: (event) => {
      if (isOver(event)) stop.abort();
    },
  });
}
