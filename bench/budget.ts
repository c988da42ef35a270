import process from 'node:process';
import type { Fault } from '../reference/fault.ts';
import { faults } from '../reference/faults/index.ts';
import type { CheckOptions } from '../src/model/check.ts';
import { checkReference, failedIds } from '../test/matrix/check-reference.ts';
import { RUNS } from '../test/matrix/fuzz-reference.ts';

/**
 * Prints how many of the matrix's faults a run finds within a request budget, and without one: `npm run bench:budget -- [part/of] [names]`, for example `1/4`.
 * A fault is found if a requirement that it declares fails. What a run creates is deleted, as in a user's run. `names` lists the faults that were missed.
 */
const BUDGETS = [60, 200, 600, 1_500, undefined] as const;

const [share = '1/1', listing] = process.argv.slice(2);
const [part = 1, of = 1] = share.split('/').map(Number);

/** Faults that planned probes find, and those that only random payloads find. */
const GROUPS = [
  ['planned', (fault: Fault) => fault.foundBy !== 'fuzz'],
  ['fuzz', (fault: Fault) => fault.foundBy === 'fuzz'],
] as const;

print(['faults', ...BUDGETS.map((budget) => (budget === undefined ? 'default' : String(budget)))]);
for (const [group, belongs] of GROUPS) {
  const chosen = faults.filter(belongs).filter((_, index) => index % of === part - 1);
  const missed = BUDGETS.map((): string[] => []);
  for (const fault of chosen)
    for (const [index, budget] of BUDGETS.entries()) if (!(await isFound(fault, budget))) missed[index]?.push(fault.name);
  print([`${group} (${chosen.length})`, ...missed.map((names) => shareOf(chosen.length - names.length, chosen.length))]);
  if (listing === 'names')
    for (const [index, names] of missed.entries()) process.stdout.write(`  missed by ${BUDGETS[index] ?? 'default'}: ${names.join(' ')}\n`);
}

async function isFound(fault: Fault, budget: number | undefined): Promise<boolean> {
  const limits: Partial<CheckOptions> = budget === undefined ? {} : { maxRequests: budget };
  // Without a budget the random payloads matter only to the faults that they alone find.
  const runs = budget !== undefined || fault.foundBy === 'fuzz' ? RUNS : 0;
  const timeoutMs = fault.breaks.includes('transport/answers') ? 1_000 : 10_000;
  const report = await checkReference(fault.format, { fault }, { concurrency: 16, runs, timeoutMs, ...limits });
  const failed = failedIds(report);
  return fault.breaks.some((id) => failed.includes(id));
}

function shareOf(found: number, all: number): string {
  return `${found} (${all === 0 ? 0 : Math.round((1000 * found) / all) / 10} %)`;
}

function print(cells: readonly string[]): void {
  process.stdout.write(`${cells.map((cell) => cell.padEnd(16)).join('')}\n`);
}
