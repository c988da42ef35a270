import process from 'node:process';
import { faults } from '../reference/faults/index.ts';
import { variants } from '../reference/variants/index.ts';
import { builtInFormats } from '../src/load/builtin.ts';
import type { ReferenceSetup } from '../test/matrix/check-reference.ts';
import { combinedVariants as freedomsOf } from '../test/matrix/combined-variants.ts';
import { foundDeclared, fuzzReference, RUNS } from '../test/matrix/fuzz-reference.ts';
import { withReducedPlan } from '../test/matrix/reduced-plan.ts';

/**
 * Prints which faults that only fuzzing finds are found under which seeds, by as many payloads as `check` sends, and that no legal server is accused under any:
 * `npm run bench:seeds -- [seeds] [runs on legal servers] [part/of]`; 20 and 500 unless given. It takes long: `1/2` and `2/2` share the rows of it.
 */
const [seeds = '20', runs = '500', share = '1/1'] = process.argv.slice(2);
const numbers = Array.from({ length: Number(seeds) }, (_, index) => index + 1);
const [part = 1, of = 1] = share.split('/').map(Number);
let rows = 0;
let missed = 0;
let accused = 0;

print(`faults that only fuzzing finds, 100 payloads, seeds 1 to ${seeds}: . found, X missed`);
for (const fault of faults.filter((each) => each.foundBy === 'fuzz' && isOurs())) {
  let row = '';
  for (const seed of numbers) {
    const found = await foundDeclared(fault, seed);
    const hit = fault.breaks.every((id) => found.includes(id));
    if (!hit) missed += 1;
    row += hit ? '.' : 'X';
  }
  print(`${fault.name.padEnd(48)} ${row}`);
}

print(`\nlegal servers, ${runs} payloads for each campaign: . passed, X accused`);
const clean = builtInFormats().map((format) => ({ name: `the clean server of ${format}`, format, bent: {}, shoulds: [], isSlow: false }));
const legal = variants.map((variant) => ({ ...variant, bent: { variant }, isSlow: 'rate' in variant.seams }));
for (const server of [...clean, ...legal].filter(() => isOurs())) {
  let row = '';
  // One that limits its rate takes long: one seed and fewer payloads have to do.
  for (const seed of server.isSlow ? numbers.slice(0, 1) : numbers) {
    const wrong = (await accusations(server.format, server.bent, { seed, runs: server.isSlow ? 50 : Number(runs) })).filter(
      (id) => !server.shoulds.some((each) => each === id),
    );
    if (wrong.length > 0) accused += 1;
    row += wrong.length === 0 ? '.' : `X(${wrong.join(' ')})`;
  }
  print(`${server.name.padEnd(48)} ${row}`);
}
print(
  `\nlegal servers that use several freedoms at once, 20 in a row, each with a seed of its own, the plan and ${RUNS} payloads: . passed, X accused`,
);
const sets = builtInFormats().flatMap((format) => [1, 2, 3, 4, 5].map((seed) => ({ format, seed })));
for (const { format, seed } of sets.filter(() => isOurs())) {
  let row = '';
  for (const [index, variant] of freedomsOf(format, { seed, count: 20 }).entries()) {
    const { found } = await fuzzReference(format, { variant, stateless: index % 3 === 0 }, { seed: 100 * seed + index });
    const wrong = found.filter((id) => !variant.shoulds.includes(id));
    if (wrong.length > 0) accused += 1;
    row += wrong.length === 0 ? '.' : `X(${variant.name}: ${wrong.join(' ')})`;
  }
  print(`${`${format}, sets ${seed}`.padEnd(48)} ${row}`);
}
print(`\n${missed} missed, ${accused} accused`);
process.exitCode = missed + accused === 0 ? 0 : 1;

async function accusations(
  format: string,
  bent: ReferenceSetup,
  more: { readonly seed: number; readonly runs: number },
): Promise<readonly string[]> {
  return (await fuzzReference(format, bent, { requirements: withReducedPlan(), ...more })).found;
}

function isOurs(): boolean {
  rows += 1;
  return rows % of === part % of;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
