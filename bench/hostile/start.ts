import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Behaviour, behaviours } from './behaviours.ts';
import { hostileTarget, type Turn } from './target.ts';

/**
 * Checks hostile targets one by one and prints how each run ended: `npm run hostile -- [part of a name]`. Ends with 1 if one crashes, takes
 * more than its time and five seconds (beside the time to start), or needs more than 400 MB.
 */
const FORMAT = 'structured-error';
const LIMIT_S = 8;
const LATE_S = 5;
const MOST_MB = 400;
const BIN = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));

interface Row {
  readonly name: string;
  readonly exit: number | null;
  readonly seconds: number;
  readonly megabytes: number;
  readonly verdict: string;
  readonly problem: string;
}

const named: readonly (readonly [string, Behaviour, Turn])[] = [
  ...Object.entries(behaviours).map(([name, behaviour]) => [name, behaviour, 'errors'] as const),
  ['answers nothing from the start', () => {}, 1],
  ['hangs after 60 requests', () => {}, 60],
  ['dies after 60 requests', (socket) => socket.resetAndDestroy(), 60],
];

async function row([name, behaviour, turn]: (typeof named)[number], startS: number): Promise<Row> {
  const target = await hostileTarget(FORMAT, behaviour, turn);
  const started = performance.now();
  const args = [
    'check',
    '--target',
    target.url,
    '--format',
    FORMAT,
    '--timeout',
    '1s',
    '--max-time',
    `${LIMIT_S}s`,
    '--max-requests',
    '150',
  ];
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ERRSPEC_API_KEY: target.apiKey, NO_COLOR: '1' },
  });
  let [stdout, stderr, megabytes] = ['', '', 0];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const polled = setInterval(() => (megabytes = Math.max(megabytes, peakOf(child.pid))), 100);
  const ending = setTimeout(() => child.kill('SIGKILL'), (LIMIT_S + 4 * LATE_S) * 1000);
  const exit = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(polled);
  clearTimeout(ending);
  target.close();
  const seconds = (performance.now() - started) / 1000;
  const late = exit === null || seconds > startS + LIMIT_S + LATE_S ? 'late' : '';
  const crashed = /an error of errspec itself/.test(stderr) ? 'crashed' : '';
  const obeyed = /^\s*::|##vso\[|\u001b/m.test(stdout + stderr) ? 'command' : '';
  const problem = [late, crashed, obeyed, megabytes > MOST_MB ? 'memory' : ''].filter((each) => each !== '').join(' ');
  const verdict = /(\d+ failed|errspec: [^\n]{0,80})/.exec(/\d+ failed/.test(stdout) ? stdout : stderr)?.[1] ?? '';
  return { name, exit, seconds, megabytes, verdict, problem };
}

/** How long errspec takes now to start, plan and end: its time limit begins after that. */
async function startSeconds(): Promise<number> {
  const started = performance.now();
  const args = ['check', '--embedded', '--format', FORMAT, '--dry-run', '--max-requests', '100', '--runs', '0'];
  const child = spawn(process.execPath, [BIN, ...args], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('close', resolve));
  return (performance.now() - started) / 1000;
}

/** The peak of a process's memory in MB; 0 where the system does not say. */
function peakOf(pid: number | undefined): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}

const [part = ''] = process.argv.slice(2);
process.stdout.write('| target | exit | seconds | MB | verdict |\n|---|---|---|---|---|\n');
const rows: Row[] = [];
for (const target of named.filter(([each]) => each.includes(part))) {
  const one = await row(target, await startSeconds());
  rows.push(one);
  const { name, exit, seconds, megabytes, verdict, problem } = one;
  process.stdout.write(
    `| ${name} | ${exit ?? 'killed'} | ${seconds.toFixed(1)} | ${megabytes} | ${verdict}${problem === '' ? '' : ` **${problem}**`} |\n`,
  );
}
const bad = rows.filter(({ problem }) => problem !== '');
process.stdout.write(`\n${rows.length} targets, ${bad.length} with a problem\n`);
process.exitCode = bad.length > 0 ? 1 : 0;
