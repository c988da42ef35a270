import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

/**
 * `npm run bench`: prints how long `errspec check` takes from start to exit, compared with an empty Node process, and how long until
 * its first request reaches a server.
 */
const cli = fileURLToPath(new URL('../src/cli/bin.js', import.meta.url));
const RUNS = 5;

async function timed(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return performance.now() - started;
}

/** Milliseconds until a server receives the first request of a check. */
async function toFirstRequest(): Promise<number> {
  const started = performance.now();
  let first: number | undefined;
  const server = createServer((_, answer) => {
    first ??= performance.now() - started;
    answer.writeHead(503).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await timed([cli, 'check', '--target', `http://127.0.0.1:${port}`, '--format', 'structured-error', '--api-key', 'errspec-bench-key']);
  server.closeAllConnections();
  server.close();
  return first ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const empty: number[] = [];
const first: number[] = [];
const whole: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  empty.push(await timed(['-e', '0']));
  first.push(await toFirstRequest());
  whole.push(await timed([cli, 'check', '--embedded']));
}
const line = (what: string, values: readonly number[]) =>
  process.stdout.write(
    `${what.padEnd(34)} ${Math.round(median(values))} ms (of ${RUNS}: ${values.map((value) => Math.round(value)).join(', ')})\n`,
  );
line('node -e 0', empty);
line('check, until the first request', first);
line('check of both formats, until exit', whole);
process.stdout.write(`ratio ${(median(whole) / median(empty)).toFixed(2)}\n`);
