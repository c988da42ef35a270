import type { OpenWire } from '../model/wire.ts';
import { probeConnection } from '../send/probe-connection.ts';
import { waitFor } from '../send/wait-for.ts';
import { CommandError } from './command-error.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { writeError } from './terminal.ts';

/** What the command line says about a target that may not be up yet. */
export interface ReadyFlags {
  readonly target?: string | undefined;
  readonly states?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly waitFor?: number | undefined;
  readonly server?: string | undefined;
}

/** How the target is reached, and when to stop. */
export interface Reaching {
  readonly signal: AbortSignal;
  readonly wire: OpenWire | undefined;
}

/** A server gets so long to start, unless told otherwise. */
const SERVER_START_MS = 60_000;

/**
 * Runs `work` once the target answers: starts the server of `--server` first, and stops it after, whatever happens. If it ended meanwhile, the
 * last lines of its output are printed. Throws a `CommandError` if nothing answers in time.
 */
export async function withReadyTarget<Result>(flags: ReadyFlags, reaching: Reaching, work: () => Promise<Result>): Promise<Result> {
  const { target, server: command } = flags;
  if (command === undefined && flags.waitFor === undefined) return await work();
  if (target === undefined)
    throw new CommandError(
      `${command === undefined ? '--wait-for' : '--server'} needs a target: the URL at which the server will answer.`,
      'Give --target <url>.',
    );
  if (command === undefined) {
    await wait(flags, { ...reaching, target }, undefined);
    return await work();
  }
  if (command.trim() === '') throw new CommandError('--server is empty.', "Give the command that starts the server: --server 'npm start'.");
  await refuseRunning(target, reaching);
  const server = startServerProcess(command);
  try {
    await wait(flags, { ...reaching, target }, server);
    const result = await work();
    if (server.died.aborted) writeError(`The server of --server ended during the run (${server.ended()}).\n${lastOutput(server, flags)}`);
    return result;
  } finally {
    await server.stop();
  }
}

/** A server that runs already would be judged in place of the one that is started. */
async function refuseRunning(target: string, { signal }: Reaching): Promise<void> {
  if ((await probeConnection(target, { timeoutMs: 2000, signal })) !== undefined) return;
  throw new CommandError(
    `Something answers at ${target} before --server has started anything.`,
    'Stop it, or leave out --server to check what is running there.',
  );
}

async function wait(
  flags: ReadyFlags,
  { target, signal, wire }: Reaching & { readonly target: string },
  server: ServerProcess | undefined,
): Promise<void> {
  const ms = flags.waitFor ?? SERVER_START_MS;
  const until = server === undefined ? signal : AbortSignal.any([signal, server.died]);
  const states = flags.states !== undefined && /^https?:/i.test(flags.states) ? [flags.states] : [];
  for (const url of [target, ...states]) {
    const failure = await waitFor(url, { ms, signal: until, wire });
    if (signal.aborted) return;
    if (server?.died.aborted === true)
      throw new CommandError(
        `The server of --server ended before it answered (${server.ended()}).\n${lastOutput(server, flags).trimEnd()}`,
        'Correct the command of --server, or what it reports.',
      );
    if (failure !== undefined)
      throw new CommandError(
        `Nothing answers at ${url.replace(/[?#].*$/s, '')} after ${ms / 1000} s (${failure.detail}).${server === undefined ? '' : `\n${lastOutput(server, flags).trimEnd()}`}`,
        'Check the address, or wait longer: --wait-for 5m.',
      );
  }
}

function lastOutput(server: ServerProcess, { apiKey }: ReadyFlags): string {
  const lines = server.output();
  if (lines.length === 0) return 'It printed nothing.\n';
  const masked = apiKey === undefined || apiKey === '' ? lines : lines.map((line) => line.replaceAll(apiKey, '***'));
  return ['Its last output:', ...masked.map((line) => `  | ${line}`), ''].join('\n');
}
