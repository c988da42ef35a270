import { Command } from '@commander-js/extra-typings';
import type { Fault, Variant } from '../../../reference/fault.ts';
import { jsonText } from '../../../reports/shared/json-text.ts';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { integer, parseNames, rate } from '../option-values.ts';
import { suggestion } from '../similar.ts';
import { printExactly } from '../terminal.ts';

// The options have no environment variables: the key and the formats of this server are not those of a target.
function declared() {
  return new Command('serve')
    .summary('run the reference server')
    .description(
      'Serves all built-in formats on 127.0.0.1 and prints one JSON line: {"targets": {format: URL}, "states": URL, "apiKey": key}.',
    )
    .option('--port <n>', 'port; 0 picks a free one', integer(0, 65_535), 0)
    .option('--api-key <key>', 'the key that the server accepts', 'errspec-demo-key')
    .option('--format <names>', 'formats to serve, comma-separated (repeatable)', parseNames)
    .option('--fault <name>', 'plant one defect', once('--fault'))
    .option('--variant <name>', 'use one freedom that the documents leave to a server', once('--variant'))
    .option('--rate-limit <n/s|n/m>', 'rate limit of each key; unlimited if omitted', rate);
}

type ServeFlags = ReturnType<ReturnType<typeof declared>['opts']>;

/** `errspec serve`: runs the reference server until SIGINT or SIGTERM. */
export function serveCommand(done: (code: ExitCode) => void) {
  return declared().action(async (flags) => {
    await serve(flags);
    done(0);
  });
}

async function serve(flags: ServeFlags): Promise<void> {
  if (flags.apiKey === '') throw new CommandError('--api-key is empty.', 'Give a key, or leave the option out.');
  if (flags.fault !== undefined && flags.variant !== undefined)
    throw new CommandError('--fault and --variant cannot be given together.', 'Give one of them.');
  const change = await changeOf(flags);
  const { startReference } = await import('../../../reference/start.ts');
  const interrupt = interruptible('');
  const ended = new Promise((resolve) => interrupt.signal.addEventListener('abort', resolve, { once: true }));
  const { port, apiKey, format, rateLimit } = flags;
  const options = {
    port,
    apiKey,
    ...change,
    ...(format === undefined ? {} : { formats: format }),
    ...(rateLimit === undefined ? {} : { rate: rateLimit }),
  };
  const { targets, states, close } = await startReference(options).catch((error: unknown) => {
    throw notStarted(error, port);
  });
  await printExactly(`${jsonText({ targets, states, apiKey })}\n`);
  await ended;
  await close();
}

/** The fault or variant to serve, by its name. */
async function changeOf({ fault, variant, format }: ServeFlags): Promise<{ readonly fault?: Fault; readonly variant?: Variant }> {
  if (fault !== undefined) {
    const { faults } = await import('../../../reference/faults/index.ts').catch(notPublished);
    return { fault: served(named('fault', fault, faults), format) };
  }
  if (variant === undefined) return {};
  const { variants } = await import('../../../reference/variants/index.ts').catch(notPublished);
  return { variant: served(named('variant', variant, variants), format) };
}

/** The package has the honest server only. */
function notPublished(error: unknown): never {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
  throw new CommandError(
    'Faults and variants are not part of the package.',
    'Plant them in a checkout of errspec: npm run errspec -- serve --fault NAME',
  );
}

function named<T extends Fault | Variant>(kind: string, name: string, all: readonly T[]): T {
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = all.map((one) => one.name);
  throw new CommandError(`There is no ${kind} "${name}".`, suggestion(name, names));
}

function served<T extends Fault | Variant>(change: T, formats: readonly string[] | undefined): T {
  if (formats === undefined || formats.includes(change.format)) return change;
  throw new CommandError(`"${change.name}" changes ${change.format}, which --format leaves out.`, `Add ${change.format} to --format.`);
}

function notStarted(error: unknown, port: number): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new CommandError(`Port ${port} is in use.`, 'Give another --port, or none to use a free one.');
  if (code === 'EACCES') return new CommandError(`Port ${port} needs more permissions.`, 'Give a --port above 1023.');
  return code === undefined ? new CommandError(error.message) : error;
}

function once(option: string): (name: string, before: string | undefined) => string {
  return (name, before) => {
    if (before === undefined) return name;
    throw new CommandError(`${option} can be given only once.`, 'Several changes would hide one another; run several servers.');
  };
}
