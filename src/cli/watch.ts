import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, unwatchFile, watchFile } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { isArray, isObject, type Json, member } from '../json/json.ts';
import { targetRestarted } from '../send/watch-restart.ts';
import { startEnvironment } from './environment.ts';
import type { ExitCode } from './exit.ts';
import { interruptible } from './interrupt.ts';
import { writeError } from './terminal.ts';

/** What to watch, and what to run. */
export interface WatchOptions {
  /** The command line of `check`, without node and script. */
  readonly args: readonly string[];
  /** The part of it that `replay` understands. */
  readonly replayArgs: readonly string[];
  /** Files that a run depends on. */
  readonly files: readonly string[];
  /** The target whose restart starts a run; `undefined` if the run starts it itself. */
  readonly target: string | undefined;
}

/** Milliseconds between two looks at a file, and after a change until it is read: editors write in several steps. */
const LOOK_MS = 250;

/**
 * Runs the command line, and again after each change: first the findings of the last run, then everything. A change during a run ends that run.
 * Each run is a process of its own, so that nothing of the last one is left. Resolves to the exit code of the last run, or 130, at Ctrl-C.
 */
export async function watchRuns({ args, replayArgs, files, target }: WatchOptions): Promise<ExitCode> {
  const folder = mkdtempSync(join(tmpdir(), 'errspec-watch-'));
  const last = join(folder, 'last.json');
  const interrupt = interruptible('\nStopping to watch.\n');
  const { signal } = interrupt;
  try {
    for (;;) {
      const change = nextChange({ files, target, signal });
      let code: number | undefined = 0;
      if (hasFindings(last)) code = await run(['replay', last, ...replayArgs], change.came);
      if (code !== undefined && !signal.aborted)
        code = await run([...args.filter((arg) => arg !== '--watch'), '--report', `json=${last}`], change.came);
      if (signal.aborted) return 130;
      if (code !== undefined) {
        writeError(`\nWaiting for a change of ${waitedFor(files, target)}. Ctrl-C ends.\n`);
        await change.came;
        if (signal.aborted) return exitCodeOf(code);
      }
      writeError(`\n${await change.came}: again.\n\n`);
      change.stop();
      await pause(LOOK_MS);
    }
  } finally {
    interrupt.release();
    rmSync(folder, { recursive: true, force: true });
  }
}

function waitedFor(files: readonly string[], target: string | undefined): string {
  return [...files, ...(target === undefined ? [] : [`${target} (a restart)`])].join(', ');
}

function exitCodeOf(code: number): ExitCode {
  return code === 0 || code === 1 ? code : 2;
}

/** Whether a report has findings that can be sent again. */
function hasFindings(file: string): boolean {
  if (!existsSync(file)) return false;
  const report: Json = JSON.parse(readFileSync(file, 'utf8'));
  const results = isObject(report) ? member(report, 'results') : undefined;
  if (!isArray(results)) return false;
  return results.some((result) => {
    const findings = isObject(result) ? member(result, 'findings') : undefined;
    return isArray(findings) && findings.length > 0;
  });
}

/** Runs errspec to its end; at a change it is stopped as by Ctrl-C, so that it cleans up, and the result is `undefined`. */
async function run(args: readonly string[], change: Promise<string>): Promise<number | undefined> {
  const [, script = ''] = process.argv;
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], {
    stdio: 'inherit',
    // A process group of its own: Ctrl-C of the terminal reaches only this process, which passes it on once.
    detached: process.platform !== 'win32',
    env: { ...startEnvironment(), ERRSPEC_WATCH: '' },
  });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 130)).once('error', () => resolve(2)));
  // At Ctrl-C `change` resolves as well.
  const first = await Promise.race([ended, change]);
  if (typeof first === 'number') return first;
  child.kill('SIGINT');
  const endAtOnce = () => void child.kill('SIGINT');
  process.once('exit', endAtOnce);
  await ended;
  process.off('exit', endAtOnce);
  return undefined;
}

interface Change {
  /** Resolves to what changed; at Ctrl-C to nothing. */
  readonly came: Promise<string>;
  readonly stop: () => void;
}

function nextChange({
  files,
  target,
  signal,
}: {
  readonly files: readonly string[];
  readonly target: string | undefined;
  readonly signal: AbortSignal;
}): Change {
  const over = new AbortController();
  const stopped = AbortSignal.any([signal, over.signal]);
  const came = new Promise<string>((resolve) => {
    for (const file of files)
      watchFile(file, { interval: LOOK_MS, persistent: true }, (now, before) => {
        if (now.mtimeMs !== before.mtimeMs || now.size !== before.size) resolve(`${file} changed`);
      });
    if (target !== undefined) void targetRestarted(target, stopped).then(() => resolve(`${target} is back`));
    signal.addEventListener('abort', () => resolve(''), { once: true });
  });
  const stop = () => {
    over.abort();
    for (const file of files) unwatchFile(file);
  };
  void came.then(stop);
  return { came, stop };
}
