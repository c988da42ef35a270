import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { FormatCoverage, Report, Result } from '../../src/model/report.ts';

export const BIN = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));

const leftovers: (() => unknown)[] = [];

/** Ends what was started, once the tests of a file are done. */
export function atTheEnd(undo: () => unknown): void {
  leftovers.push(undo);
}

afterAll(async () => {
  for (const undo of leftovers.splice(0).toReversed()) await undo();
});

/** For whole runs: the machine may be busy. */
export const PATIENT = 300_000;

/** What a command printed, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is surrounded. */
export interface Around {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly bin?: string;
}

/** A command line that runs in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  /** Resolves when stderr has said so. */
  readonly says: (text: string) => Promise<void>;
}

/** Starts the real command line, without colours and without a key of the surroundings; it is killed with its tests. */
export function start(args: readonly string[], { env = {}, cwd, bin = BIN }: Around = {}): Running {
  const child = spawn(process.execPath, [bin, ...args], {
    env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', ...(bin === BIN ? compiled() : {}), ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  atTheEnd(() => child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  const says = async (text: string) => {
    while (!stderr.includes(text)) {
      const gone = await Promise.race([ended, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 20))]);
      if (gone !== undefined && !stderr.includes(text))
        throw new Error(`It ended with ${gone.code} before it said "${text}":\n${gone.stderr}`);
    }
  };
  return { child, ended, says };
}

/** Where Node keeps what it compiled, if the tests are told: each command starts in a fraction of the time. What stands in a new folder would only fill it. */
function compiled(): Readonly<Record<string, string>> {
  const { NODE_COMPILE_CACHE: place } = process.env;
  return place === undefined ? {} : { NODE_COMPILE_CACHE: place };
}

/** Runs a command line to its end. */
export function errspec(args: readonly string[], around?: Around): Promise<Ran> {
  return start(args, around).ended;
}

/** What `errspec serve` printed. */
export interface Served {
  readonly targets: Readonly<Record<string, string>>;
  readonly states: string;
  readonly apiKey: string;
}

/** Runs `errspec serve` until it is stopped, or the tests of the file are done. */
export async function serve(...args: readonly string[]): Promise<Served & { readonly stop: () => void }> {
  const child = spawn(process.execPath, [BIN, 'serve', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => void child.kill('SIGKILL');
  atTheEnd(stop);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`errspec serve ${args.join(' ')} ended with ${code}:\n${stderr}`)));
  });
  // Its shape is what `serve` promises; a test of another shape fails where it is used.
  return { ...(JSON.parse(line) as Served), stop };
}

/** The options that point `check` at a format of a served target, its provider states included. */
export function at({ targets, states, apiKey }: Served, format: string): readonly string[] {
  return ['--target', targets[format] ?? `no target of ${format}`, '--format', format, '--api-key', apiKey, '--states', states];
}

/** A new folder, removed with its tests. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'errspec-program-'));
  atTheEnd(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A `check` with its report as JSON. */
export interface Checked extends Ran {
  readonly report: Report;
  /** The JSON report as it was written. */
  readonly text: string;
}

/** Runs `check` with a JSON report beside the pretty one; fails with its output where none was written. */
export function check(args: readonly string[], around?: Around): Promise<Checked> {
  return checkedBy((line) => errspec(line, around), args);
}

/** The same by another way to run a command line. */
export async function checkedBy(run: (line: readonly string[]) => Promise<Ran>, args: readonly string[]): Promise<Checked> {
  const file = join(folder(), 'report.json');
  const ran = await run(['check', ...args, '--report', `json=${file}`]);
  return { ...ran, ...readReport(file, ran) };
}

/** A written JSON report; `ran` is told where there is none. */
export function readReport(file: string, ran: Ran): { readonly report: Report; readonly text: string } {
  try {
    const text = readFileSync(file, 'utf8');
    // Written by the program under test: its shape is tested against the schema elsewhere.
    return { text, report: JSON.parse(text) as Report };
  } catch (error) {
    throw new Error(`No report (${String(error)}); it ended with ${ran.code}.\n${ran.stderr}\n${ran.stdout}`, { cause: error });
  }
}

/** Ids of what failed, of one level. */
export function failed({ results }: Report, level: 'MUST' | 'SHOULD'): readonly string[] {
  return results.filter((result) => result.verdict === 'failed' && result.level === level).map(({ id }) => id);
}

/** What failed or went wrong, with its findings: what a reader of a failed test wants to see. */
export function complaints({ results }: Report): readonly string[] {
  return results.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored').map(complaint);
}

function complaint({ id, level, verdict, reason, findings }: Result): string {
  const shown = findings
    .slice(0, 3)
    .map(({ code, operation, about, where, expected, actual }) =>
      [code, operation, about, where, JSON.stringify(expected), JSON.stringify(actual)].join(' | ').slice(0, 400),
    );
  return [`${level} ${id} ${verdict} ${reason ?? ''}`, ...shown].join('\n    ');
}

type Cells = Readonly<Record<string, 'observed' | 'wrong' | 'not-exercised'>>;

/** The coverage cells of a code of a format: operation -> observed, wrong or not exercised. */
export function cells(report: Report, format: string, entry: string): Cells {
  const row = coverageOf(report, format).codes.find((each) => each.entry === entry);
  if (row === undefined) throw new Error(`The coverage of ${format} has no row ${entry}`);
  return row.operations;
}

/** Whether a code was observed in any operation. */
export function observed(report: Report, format: string, entry: string): boolean {
  return Object.values(cells(report, format, entry)).includes('observed');
}

export function coverageOf(report: Report, format: string): FormatCoverage {
  const coverage = report.coverage.find((each) => each.format === format);
  if (coverage === undefined) throw new Error(`The report has no coverage of ${format}`);
  return coverage;
}
