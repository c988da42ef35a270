import { Command } from 'commander';
import type { Fault, Variant } from '../../../reference/fault.ts';
import type { RateLimit } from '../../model/check.ts';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { integer, parseNames, rate } from '../options.ts';
import { suggestion } from '../similar.ts';
import { print } from '../terminal.ts';

interface ServeFlags {
  readonly port: number;
  readonly apiKey: string;
  readonly format?: readonly string[];
  readonly fault?: string;
  readonly variant?: string;
  readonly rateLimit?: RateLimit;
}

/** `errspec serve`: the reference server, until it is told to end. */
export function serveCommand(done: (code: ExitCode) => void): Command {
  return new Command('serve')
    .summary('run the reference server')
    .description(
      'Serves all built-in formats on 127.0.0.1 and prints one JSON line: {"targets": {format: URL}, "states": URL, "apiKey": key}.',
    )
    .option('--port <n>', 'port; 0 takes a free one', integer(0, 65_535), 0)
    .option('--api-key <key>', 'the key that is good', 'errspec-demo-key')
    .option('--format <names>', 'formats to serve, by commas (repeatable)', parseNames)
    .option('--fault <name>', 'do one thing wrong, on purpose', once('--fault'))
    .option('--variant <name>', 'use one freedom that the documents leave', once('--variant'))
    .option('--rate-limit <n/s|n/m>', 'limit the rate of each key; unlimited if not given', rate)
    .action(async (flags: ServeFlags) => {
      await serve(flags);
      done(0);
    });
}

async function serve(flags: ServeFlags): Promise<void> {
  if (flags.apiKey === '') throw new CommandError('--api-key is empty.', 'Give a key, or leave the option out.');
  if (flags.fault !== undefined && flags.variant !== undefined)
    throw new CommandError('--fault and --variant cannot be given together.', 'Give one of them.');
  const bent = await bentBy(flags);
  const { startReference } = await import('../../../reference/start.ts');
  const interrupt = interruptible('');
  const ended = new Promise((resolve) => interrupt.signal.addEventListener('abort', resolve, { once: true }));
  const { port, apiKey, format, rateLimit } = flags;
  const options = {
    port,
    apiKey,
    ...bent,
    ...(format === undefined ? {} : { formats: format }),
    ...(rateLimit === undefined ? {} : { rate: rateLimit }),
  };
  const { targets, states, close } = await startReference(options).catch((error: unknown) => {
    throw notStarted(error, port);
  });
  await print(`${JSON.stringify({ targets, states, apiKey })}\n`);
  await ended;
  await close();
}

/** The lie or the freedom by its name, where one is asked for. */
async function bentBy({ fault, variant, format }: ServeFlags): Promise<{ readonly fault?: Fault; readonly variant?: Variant }> {
  if (fault !== undefined) {
    const { faults } = await import('../../../reference/faults/index.ts');
    return { fault: served(named('fault', fault, faults), format) };
  }
  if (variant === undefined) return {};
  const { variants } = await import('../../../reference/variants/index.ts');
  return { variant: served(named('variant', variant, variants), format) };
}

function named<T extends Fault | Variant>(kind: string, name: string, all: readonly T[]): T {
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = all.map((one) => one.name);
  throw new CommandError(`There is no ${kind} "${name}".`, suggestion(name, names));
}

function served<T extends Fault | Variant>(bent: T, formats: readonly string[] | undefined): T {
  if (formats === undefined || formats.includes(bent.format)) return bent;
  throw new CommandError(`"${bent.name}" bends ${bent.format}, which --format leaves out.`, `Add ${bent.format} to --format.`);
}

function notStarted(error: unknown, port: number): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new CommandError(`Port ${port} is taken.`, 'Give another --port, or none: then a free one is taken.');
  if (code === 'EACCES') return new CommandError(`Port ${port} may not be opened.`, 'Give a --port above 1023.');
  return code === undefined ? new CommandError(error.message) : error;
}

function once(option: string): (name: string, before: string | undefined) => string {
  return (name, before) => {
    if (before === undefined) return name;
    throw new CommandError(`${option} can be given once only.`, 'Several at once would hide one another; run several servers.');
  };
}
