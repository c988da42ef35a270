import type { Fault } from '../reference/fault.ts';
import { faults } from '../reference/faults/index.ts';
import type { Finding } from '../src/model/report.ts';
import { checkReference, MATRIX_OPTIONS } from '../test/matrix/check-reference.ts';
import { FUZZED_REQUIREMENTS, RUNS } from '../test/matrix/fuzz-reference.ts';
import { withReducedPlan } from '../test/matrix/reduced-plan.ts';

/**
 * Prints the size of the shrunk payload for each fault of bulks, the smallest possible size, and the difference; exits with 1 if the
 * median difference is over 2. A payload can be smaller than possible if the fault shows in the answer to a related bulk, which has
 * further items. `npm run bench:shrink`.
 */
const MAX_DIFFERENCE = 2;

/** The payload size of a finding before and after shrinking. */
interface ShrunkFinding {
  readonly requirement: string;
  readonly from: number;
  readonly to: number;
}

/** The shrunk findings of the requirements that a fault breaks. */
async function shrunkFindings(fault: Fault): Promise<readonly ShrunkFinding[]> {
  const report = await checkReference(
    fault.format,
    { fault },
    { ...MATRIX_OPTIONS, requirements: withReducedPlan(), runs: RUNS, only: FUZZED_REQUIREMENTS },
  );
  return report.results.flatMap(({ findings }) => findings).flatMap((each) => ofBulk(fault, each));
}

function ofBulk({ breaks }: Fault, { requirement, fuzz }: Finding): readonly ShrunkFinding[] {
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

const differences: number[] = [];
const allDifferences: number[] = [];
print('fault', 'size', 'min', 'diff', '   findings: original → shrunk size');
for (const fault of faults) {
  const { name, foundBy, fewestItems, breaks } = fault;
  if (foundBy === 'fuzz' && fewestItems === undefined && breaks.some((id) => id.startsWith('bulk/')))
    throw new Error(`${name} declares no fewestItems`);
  if (fewestItems === undefined) continue;
  const all = await shrunkFindings(fault);
  const size = Math.min(...all.map(({ to }) => to));
  if (all.length === 0) throw new Error(`${RUNS} payloads did not find ${name}`);
  differences.push(size - fewestItems);
  allDifferences.push(...all.map(({ to }) => to - fewestItems));
  print(
    name,
    size,
    fewestItems,
    size - fewestItems,
    `   ${all.map(({ requirement, from, to }) => `${requirement} ${from}→${to}`).join(', ')}`,
  );
}
print(`median difference of all ${allDifferences.length} findings`, '', '', median(allDifferences));
print(`median difference of ${differences.length} faults, at most ${MAX_DIFFERENCE}`, '', '', median(differences));
process.exitCode = median(differences) <= MAX_DIFFERENCE ? 0 : 1;
