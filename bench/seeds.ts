import { faults } from '../reference/faults/index.ts';
import { variants } from '../reference/variants/index.ts';
import { loadBuiltIn } from '../src/load/builtin.ts';
import { failed, judged } from '../test/matrix/judged.ts';

/**
 * Prints which faults that only fuzzing finds are found under which seeds, and that no variant is accused under any.
 * `npm run bench:seeds -- [seeds] [runs of faults] [runs of variants]`; 20, 100 and 500 unless given. It takes long.
 */
const [seeds = 20, runs = 100, legalRuns = 500] = process.argv.slice(2).map(Number);
const numbers = Array.from({ length: seeds }, (_, index) => index + 1);

let missed = 0;
print(`faults that only fuzzing finds, ${runs} payloads, seeds 1 to ${seeds}: . found, X missed`);
for (const fault of faults.filter((each) => each.found === 'fuzz')) {
  let row = '';
  for (const seed of numbers) {
    const found = failed(await judged(fault.format, { fault }, { runs, seed, only: fault.breaks }));
    const hit = fault.breaks.every((id) => found.includes(id));
    if (!hit) missed += 1;
    row += hit ? '.' : 'X';
  }
  print(`${fault.name.padEnd(44)} ${row}`);
}

print(`\nlegal servers, ${legalRuns} payloads: . passed, X accused`);
let accused = 0;
const bulk = variants.filter(({ format }) => loadBuiltIn(format).operations.some((operation) => operation.bulk !== undefined));
for (const variant of [undefined, ...bulk]) {
  const slow = variant?.seams !== undefined && 'rate' in variant.seams;
  let row = '';
  for (const seed of slow ? numbers.slice(0, 1) : numbers) {
    const report = await judged(variant?.format ?? 'structured-error', variant === undefined ? {} : { variant }, {
      runs: slow ? 50 : legalRuns,
      seed,
      only: ['bulk', 'relations'],
    });
    const wrong = failed(report).filter((id) => variant === undefined || !variant.shoulds.includes(id));
    if (wrong.length > 0) accused += 1;
    row += wrong.length === 0 ? '.' : `X(${wrong.join(' ')})`;
  }
  print(`${(variant?.name ?? 'the clean server').padEnd(44)} ${row}`);
}
print(`\n${missed} missed, ${accused} accused`);
process.exitCode = missed + accused === 0 ? 0 : 1;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
