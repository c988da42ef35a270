import process from 'node:process';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { verified } from './verified.ts';

/**
 * `npm run matrix:contracts`: replays the whole contracts against every fault and every legal variant, and prints what contracts catch. Two
 * variants use freedoms on which no consumer can rely who needs the code: answers without the detail, and answers that nobody can read.
 */
const BEYOND = new Set(['rpc-gateway-answers-alone', 'rpc-unreadable-404-and-502']);

let caught = 0;
for (const fault of faults) {
  const broken = await brokenBy({ fault });
  if (broken.length > 0) caught += 1;
  print(`${broken.length > 0 ? 'caught' : '-     '}  ${fault.name.padEnd(44)} ${broken.length} ${broken[0] ?? ''}`);
}
let accused = 0;
for (const variant of variants.filter(({ seams }) => !('rate' in seams))) {
  const broken = await brokenBy({ variant });
  const isLegal = broken.length === 0 || BEYOND.has(variant.name);
  if (!isLegal) accused += 1;
  print(
    `${broken.length === 0 ? 'kept   ' : isLegal ? 'beyond ' : 'ACCUSED'} ${variant.name.padEnd(44)} ${broken.length} ${broken[0] ?? ''}`,
  );
}
print(`\n${caught} of ${faults.length} faults are caught by contracts; ${accused} legal variants are accused`);
process.exitCode = accused === 0 ? 0 : 1;

async function brokenBy(bent: Parameters<typeof verified>[1]): Promise<readonly string[]> {
  const format = bent.fault?.format ?? bent.variant?.format ?? '';
  return (await verified(format, bent, () => true)).filter(({ verdict }) => verdict !== 'passed').map(({ title }) => title);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
