import process from 'node:process';
import { isReporter, reporters } from '../reports/index.ts';
import { manyFindings } from '../test/reports/many.ts';
import { PLAIN } from '../test/reports/options.ts';

// What each reporter makes of a run with many findings: bytes, and the best of three times.
const COUNTS = process.argv.slice(2).map(Number);

for (const count of COUNTS.length === 0 ? [0, 100, 2000] : COUNTS) {
  const report = manyFindings(count);
  process.stdout.write(`${count} findings\n`);
  for (const name of Object.keys(reporters).filter(isReporter)) {
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      const bytes = Buffer.byteLength(reporters[name](report, PLAIN));
      return { bytes, ms: performance.now() - start };
    });
    const ms = Math.min(...times.map((time) => time.ms));
    process.stdout.write(
      `  ${name.padEnd(9)} ${((times[0]?.bytes ?? 0) / 1000).toFixed(1).padStart(8)} kB ${ms.toFixed(0).padStart(6)} ms\n`,
    );
  }
}
