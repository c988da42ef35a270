import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { visible } from '../../reports/shared/visible.ts';

/** A server that a command line started. */
export interface ServerProcess {
  /** How it ended: `exit code 1`, `signal SIGKILL`; `undefined` while it runs. */
  readonly ended: () => string | undefined;
  /** Aborts once it ended with a failure. A command that started a server in the background and ended well is no failure. */
  readonly died: AbortSignal;
  /** The last lines that it printed, on stdout and stderr. */
  readonly output: () => readonly string[];
  /** Ends it and everything that it started, in the same process group: politely, after 5 s by force. */
  readonly stop: () => Promise<void>;
}

/** So much of the output is kept, in characters and lines. */
const KEPT = { characters: 64 * 1024, lines: 40 };

/** Milliseconds for a polite end. */
const GRACE_MS = 5000;

/** Starts a server by a shell command. It ends with this process, however that ends (except by SIGKILL). */
export function startServerProcess(command: string): ServerProcess {
  const child = spawn(command, { shell: true, detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
  const died = new AbortController();
  let text = '';
  let ended: string | undefined;
  const keep = (chunk: string) => {
    text = (text + chunk).slice(-KEPT.characters);
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const end = (how: string, isFailure: boolean) => {
    ended ??= how;
    if (isFailure) died.abort();
  };
  child.once('error', (error) => end(error.message, true));
  child.once('exit', (code, signal) => end(code === null ? `signal ${signal}` : `exit code ${code}`, code !== 0));
  const kill = () => signalGroup(child, 'SIGKILL');
  process.once('exit', kill);
  return {
    ended: () => ended,
    died: died.signal,
    output: () =>
      stripVTControlCharacters(text)
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .slice(-KEPT.lines)
        .map(visible),
    stop: async () => {
      const until = performance.now() + GRACE_MS;
      signalGroup(child, 'SIGTERM');
      while (isGroupAlive(child) && performance.now() < until) await pause(20);
      kill();
      process.off('exit', kill);
    },
  };
}

/** Sends a signal to everything that the command started. Windows has no process groups: there it ends the tree by force. */
function signalGroup({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended.
  }
}

function isGroupAlive(child: ChildProcess): boolean {
  if (child.pid === undefined) return false;
  if (process.platform === 'win32') return child.exitCode === null && child.signalCode === null;
  try {
    return process.kill(-child.pid, 0);
  } catch {
    return false;
  }
}
