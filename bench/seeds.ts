import process from 'node:process';
import { faults } from '../reference/faults/index.ts';
import { variants } from '../reference/variants/index.ts';
import { builtInFormats } from '../src/load/builtin.ts';
import type { ReferenceSetup } from '../test/matrix/check-reference.ts';
import { combinedVariants } from '../test/matrix/combined-variants.ts';
import { foundDeclared, fuzzReference, RUNS } from '../test/matrix/fuzz-reference.ts';
import { withReducedPlan } from '../test/matrix/reduced-plan.ts';

/**
 * Prints which fuzzing faults are found with which seeds and the default number of payloads, and that correct servers and variants pass with every seed:
 * `npm run bench:seeds -- [seeds] [payloads for correct servers] [part/of]`; by default 20 and 500. It takes long; `1/2` and `2/2` split the rows.
 */
const [seeds = '20', runs = '500', share = '1/1'] = process.argv.slice(2);
const numbers = Array.from({ length: Number(seeds) }, (_, index) => index + 1);
const [part = 1, of = 1] = share.split('/').map(Number);
let rows = 0;
let missed = 0;
let falseAlarms = 0;

print(`faults found only by fuzzing, 100 payloads, seeds 1 to ${seeds}: . found, X missed`);
for (const fault of faults.filter((each) => each.foundBy === 'fuzz' && isInPart())) {
  let row = '';
  for (const seed of numbers) {
    const found = await foundDeclared(fault, seed);
    const hit = fault.breaks.every((id) => found.includes(id));
    if (!hit) missed += 1;
    row += hit ? '.' : 'X';
  }
  print(`${fault.name.padEnd(48)} ${row}`);
}

print(`\ncorrect servers and variants, ${runs} payloads per campaign: . passed, X false alarm`);
const correct = builtInFormats().map((format) => ({ name: `correct server of ${format}`, format, setup: {}, shoulds: [], isSlow: false }));
const changed = variants.map((variant) => ({ ...variant, setup: { variant }, isSlow: 'rate' in variant.seams }));
for (const server of [...correct, ...changed].filter(() => isInPart())) {
  let row = '';
  // Rate-limited variants are slow, so they get one seed and fewer payloads.
  for (const seed of server.isSlow ? numbers.slice(0, 1) : numbers) {
    const wrong = (await falseAlarmsOf(server.format, server.setup, { seed, runs: server.isSlow ? 50 : Number(runs) })).filter(
      (id) => !server.shoulds.some((each) => each === id),
    );
    if (wrong.length > 0) falseAlarms += 1;
    row += wrong.length === 0 ? '.' : `X(${wrong.join(' ')})`;
  }
  print(`${server.name.padEnd(48)} ${row}`);
}
print(`\ncombinations of variants, 20 per row, each with its own seed, the plan and ${RUNS} payloads: . passed, X false alarm`);
const sets = builtInFormats().flatMap((format) => [1, 2, 3, 4, 5].map((seed) => ({ format, seed })));
for (const { format, seed } of sets.filter(() => isInPart())) {
  let row = '';
  for (const [index, variant] of combinedVariants(format, { seed, count: 20 }).entries()) {
    const { found } = await fuzzReference(format, { variant, stateless: index % 3 === 0 }, { seed: 100 * seed + index });
    const wrong = found.filter((id) => !variant.shoulds.includes(id));
    if (wrong.length > 0) falseAlarms += 1;
    row += wrong.length === 0 ? '.' : `X(${variant.name}: ${wrong.join(' ')})`;
  }
  print(`${`${format}, combinations ${seed}`.padEnd(48)} ${row}`);
}
print(`\n${missed} missed, ${falseAlarms} false alarms`);
process.exitCode = missed + falseAlarms === 0 ? 0 : 1;

async function falseAlarmsOf(
  format: string,
  setup: ReferenceSetup,
  more: { readonly seed: number; readonly runs: number },
): Promise<readonly string[]> {
  return (await fuzzReference(format, setup, { requirements: withReducedPlan(), ...more })).found;
}

function isInPart(): boolean {
  rows += 1;
  return rows % of === part % of;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
