import { faults } from '../reference/faults/index.ts';
import { judged } from '../test/matrix/judged.ts';

/**
 * Prints the sizes of the payloads that findings of fuzz campaigns are shown with, beside the size in which they were first
 * seen, and the median over all. `npm run bench:shrink`.
 */
const sizes: number[] = [];
for (const fault of faults.filter((each) => each.found === 'fuzz')) {
  const report = await judged(
    fault.format,
    { fault },
    { runs: 100, only: ['bulk', 'relations', 'fields', 'codes', 'transport', 'accept', 'envelope'] },
  );
  const shown = report.results.flatMap(({ findings }) =>
    findings.flatMap(({ fuzz, requirement }) => (fuzz === undefined ? [] : [{ ...fuzz, requirement }])),
  );
  const smallest = shown.toSorted((a, b) => a.shrunkTo - b.shrunkTo)[0];
  if (smallest !== undefined) sizes.push(smallest.shrunkTo);
  const told = shown.map(({ requirement, size, shrunkTo }) => `${requirement} ${size}→${shrunkTo}`).join(', ');
  process.stdout.write(`${fault.name.padEnd(44)} ${told}\n`);
}
const median = sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? Number.NaN;
process.stdout.write(`median of the smallest: ${median} items\n`);
