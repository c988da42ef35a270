import process from 'node:process';
import { Command, CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { checkCommand } from './commands/check.ts';
import { clientCommand } from './commands/client.ts';
import { compareCommand } from './commands/compare.ts';
import { completionCommand } from './commands/completion.ts';
import { dialectsCommand } from './commands/dialects.ts';
import { explainCommand } from './commands/explain.ts';
import { initCommand } from './commands/init.ts';
import { listCommand } from './commands/list.ts';
import { mergeCommand } from './commands/merge.ts';
import { pactCommand } from './commands/pact.ts';
import { replayCommand } from './commands/replay.ts';
import { reportCommand } from './commands/report.ts';
import { serveCommand } from './commands/serve.ts';
import { addConfigOption, type ChosenConfig, chooseConfig } from './config.ts';
import { describe } from './described.ts';
import { normalizeEnvironment } from './environment.ts';
import type { ExitCode } from './exit.ts';
import { failureText } from './failures.ts';
import { refuseProduction } from './production.ts';
import { print, surviveBrokenStreams, writeError } from './terminal.ts';
import { version } from './version.ts';

/** Runs one command line (without node and script) and resolves to its exit code. Failures are printed to stderr. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  surviveBrokenStreams();
  process.on('uncaughtException', (error) => {
    writeError(failureText(error, 'errspec'));
    process.exit(2);
  });
  let code: ExitCode = 2;
  const texts: string[] = [];
  const program = programOf(
    (exit) => (code = exit),
    (text) => texts.push(text),
    await reportersFor(args),
  );
  try {
    normalizeEnvironment(program);
    const config = await configFor(args, program);
    program.hook('preAction', async (_, command) => {
      config.apply(command);
      refuseProduction(command.opts());
      await describe(command);
    });
    await program.parseAsync(withNestedHelp(config.args), { from: 'user' });
  } catch (error) {
    // Commander prints help to stderr, and exits with 1, where a command is missing.
    if (error instanceof CommanderError && ENDS_WITH_TEXT.includes(error.code)) code = error.exitCode === 0 ? 0 : 2;
    else writeError(failureText(error, commandOf(program, args)));
  }
  return texts.length === 0 ? code : printed(texts.join(''), code);
}

/** The configuration of a command line that does more than print help. */
async function configFor(args: readonly string[], program: CommandUnknownOpts): Promise<ChosenConfig> {
  if (args.length === 0 || args.some((arg) => ['help', '--help', '-h', '--version', '-V'].includes(arg))) return { args, apply: () => {} };
  return await chooseConfig(args, program);
}

/** Codes of commander after which everything is already printed. */
const ENDS_WITH_TEXT = ['commander.help', 'commander.helpDisplayed', 'commander.version'];

/** The names of all reporters, for the help; other command lines do not need them, and are faster without. */
async function reportersFor(args: readonly string[]): Promise<readonly string[]> {
  if (!args.some((arg) => ['help', '--help', '-h'].includes(arg))) return [];
  const { reporters } = await import('../../reports/index.ts');
  return Object.keys(reporters);
}

async function printed(text: string, code: ExitCode): Promise<ExitCode> {
  try {
    await print(text);
    return code;
  } catch (error) {
    writeError(failureText(error, 'errspec'));
    return 2;
  }
}

/** All commands with their options. `done` receives the exit code of a command, `out` its help. The help lists `reporters`. */
export function programOf(
  done: (code: ExitCode) => void,
  out: (text: string) => void,
  reporters: readonly string[] = [],
): CommandUnknownOpts {
  const program = new Command('errspec')
    // An option after a command belongs to the command: `pact publish --version`.
    .enablePositionalOptions()
    .description('Tests the errors of an API against its description: statuses, codes, blamed fields, bulk indexes, leaks and permissions.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', '\nExit: 0 conforms · 1 a MUST is violated · 2 inconclusive · 130 interrupted')
    .addCommand(checkCommand(done, reporters))
    .addCommand(initCommand(done))
    .addCommand(replayCommand(done))
    .addCommand(mergeCommand(done, reporters))
    .addCommand(reportCommand(done, reporters))
    .addCommand(compareCommand(done))
    .addCommand(pactCommand(done, reporters))
    .addCommand(clientCommand(done))
    .addCommand(serveCommand(done))
    .addCommand(listCommand(done))
    .addCommand(explainCommand(done))
    .addCommand(completionCommand(done))
    .addCommand(dialectsCommand(done));
  for (const command of program.commands.flatMap((each) => (each.commands.length > 0 ? each.commands : [each]))) addConfigOption(command);
  // Commands that are added do not inherit the settings of the program.
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput({
      writeOut: out,
      writeErr: (text) => (text.startsWith('error:') || text.startsWith('\n(Did') ? undefined : writeError(text)),
    });
  }
  return program;
}

/** Commander's `help` takes the name of one command: `help pact verify` becomes `pact verify --help`. */
function withNestedHelp(args: readonly string[]): readonly string[] {
  const [first, ...names] = args;
  return first === 'help' && names.length > 1 ? [...names, '--help'] : args;
}

/** The command that a message is about, for its hint: `errspec check`. */
function commandOf(program: CommandUnknownOpts, args: readonly string[]): string {
  const named = program.commands.find((command) => args.includes(command.name()));
  if (named === undefined) return 'errspec';
  const inner = named.commands.find((command) => args.includes(command.name()));
  return `errspec ${named.name()}${inner === undefined ? '' : ` ${inner.name()}`}`;
}
