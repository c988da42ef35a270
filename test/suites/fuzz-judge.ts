import process from 'node:process';
import { builtInFormats } from '../../src/load/builtin.ts';
import { fuzzedJudge } from './fuzzed-judge.ts';

/** Judges many arbitrary answers: `npm run fuzz:judge -- 100000 [seed]`. Ends with 1 if a judge or what records its findings throws. */
const [runs = '100000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
let isBroken = false;
for (const format of builtInFormats()) {
  const started = performance.now();
  const { answers, thrown, errored } = await fuzzedJudge(format, Number(runs) / builtInFormats().length, Number(seed));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${format}: ${answers} answers, ${thrown.length} thrown, ${errored.length} errored, seed ${seed}, ${seconds} s\n`);
  for (const each of [...new Set(thrown)].slice(0, 5).concat(errored)) process.stdout.write(`  ${each}\n`);
  isBroken ||= thrown.length > 0 || errored.length > 0;
}
process.exitCode = isBroken ? 1 : 0;
