import type { Fault } from '../reference/fault.ts';
import { faults } from '../reference/faults/index.ts';
import type { Finding } from '../src/model/report.ts';
import { checkReference, MATRIX_OPTIONS } from '../test/matrix/check-reference.ts';
import { FUZZED_REQUIREMENTS, RUNS } from '../test/matrix/fuzz-reference.ts';
import { withReducedPlan } from '../test/matrix/reduced-plan.ts';

/**
 * Prints how many items the payloads have that faults of bulks are shown with, how many it takes at least, and how many there are
 * beyond; exits with 1 where the median of these is over 2. There are fewer than it takes where the answer to a related bulk shows it,
 * which has items before those of the payload. `npm run bench:shrink`.
 */
const MOST = 2;

/** A finding as it is shown, by a payload that was made smaller. */
interface Shown {
  readonly requirement: string;
  readonly from: number;
  readonly to: number;
}

/** The findings of what a fault breaks, as they are made smaller. What it may break beside is told by other payloads. */
async function shownOf(fault: Fault): Promise<readonly Shown[]> {
  const report = await checkReference(
    fault.format,
    { fault },
    { ...MATRIX_OPTIONS, requirements: withReducedPlan(), runs: RUNS, only: FUZZED_REQUIREMENTS },
  );
  return report.results.flatMap(({ findings }) => findings).flatMap((each) => ofBulk(fault, each));
}

function ofBulk({ breaks }: Fault, { requirement, fuzz }: Finding): readonly Shown[] {
  if (fuzz?.kind !== 'bulk' || !breaks.includes(requirement)) return [];
  return [{ requirement, from: fuzz.size, to: fuzz.shrunkTo }];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(...columns: readonly (string | number)[]): void {
  const [first = '', ...others] = columns;
  process.stdout.write(`${String(first).padEnd(46)}${others.map((each) => String(each).padStart(7)).join('')}\n`);
}

const beyond: number[] = [];
const ofAll: number[] = [];
print('fault', 'size', 'least', 'beyond', '   findings: first seen → shown');
for (const fault of faults) {
  const { name, foundBy, fewestItems, breaks } = fault;
  if (foundBy === 'fuzz' && fewestItems === undefined && breaks.some((id) => id.startsWith('bulk/')))
    throw new Error(`${name} declares no least`);
  if (fewestItems === undefined) continue;
  const all = await shownOf(fault);
  const size = Math.min(...all.map(({ to }) => to));
  if (all.length === 0) throw new Error(`${name} was not found by ${RUNS} payloads`);
  beyond.push(size - fewestItems);
  ofAll.push(...all.map(({ to }) => to - fewestItems));
  print(
    name,
    size,
    fewestItems,
    size - fewestItems,
    `   ${all.map(({ requirement, from, to }) => `${requirement} ${from}→${to}`).join(', ')}`,
  );
}
print(`median over all ${ofAll.length} findings`, '', '', median(ofAll));
print(`median over ${beyond.length} faults, at most ${MOST}`, '', '', median(beyond));
process.exitCode = median(beyond) <= MOST ? 0 : 1;
