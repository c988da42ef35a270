import process from 'node:process';
import { vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { type Around, type Checked, checkedBy, type Ran } from '../program/run.ts';

/** How a command here is surrounded. */
type Surroundings = Pick<Around, 'env' | 'cwd'>;

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command line in this process, one at a time: its words and its exit code are those of a process of its own, in a fraction of the time.
 * What signals, pipes or a crash do to it needs such a process.
 */
export function errspecHere(args: readonly string[], around?: Surroundings): Promise<Ran> {
  const ran = last.then(() => alone(args, around));
  last = ran.catch(() => {});
  return ran;
}

/** Runs `check` so, with a JSON report beside the pretty one; fails with its output where none was written. */
export function checkHere(args: readonly string[], around?: Surroundings): Promise<Checked> {
  return checkedBy((line) => errspecHere(line, around), args);
}

async function alone(args: readonly string[], { env = {}, cwd }: Surroundings = {}): Promise<Ran> {
  const [before, place] = [process.env, process.cwd()];
  const { NODE_COMPILE_CACHE = '', PATH = '' } = before;
  const listeners = EVENTS.map(([emitter, event]) => [emitter, event, emitter.listeners(event)] as const);
  const [stdout, stderr] = [captured(process.stdout), captured(process.stderr)];
  // What it starts itself finds what it would find from a shell, and nothing else of the tests.
  process.env = { PATH, NO_COLOR: '1', NODE_COMPILE_CACHE, ...env };
  if (cwd !== undefined) process.chdir(cwd);
  try {
    const code = await main(args);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.env = before;
    process.chdir(place);
    for (const stream of [stdout, stderr]) stream.release();
    // `as`: Node types what listens as any function.
    for (const [emitter, event, known] of listeners)
      for (const each of emitter.listeners(event)) if (!known.includes(each)) emitter.off(event, each as () => void);
  }
}

/** Where a command line listens until its process ends. */
const EVENTS: readonly (readonly [NodeJS.EventEmitter, string])[] = [
  [process, 'uncaughtException'],
  [process, 'SIGINT'],
  [process, 'SIGTERM'],
  [process.stdout, 'error'],
  [process.stderr, 'error'],
];

function captured(stream: NodeJS.WriteStream): { readonly text: () => string; readonly release: () => void } {
  let text = '';
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk, ...rest: readonly unknown[]) => {
    text += String(chunk);
    for (const taken of rest) if (typeof taken === 'function') taken();
    return true;
  });
  return { text: () => text, release: () => spy.mockRestore() };
}
