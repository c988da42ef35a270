import process from 'node:process';
import { Command, CommanderError } from 'commander';
import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { explainCommand } from './commands/explain.ts';
import { laterCommands } from './commands/later.ts';
import { listCommand } from './commands/list.ts';
import { mergeCommand } from './commands/merge.ts';
import { pactCommand } from './commands/pact.ts';
import { replayCommand } from './commands/replay.ts';
import { serveCommand } from './commands/serve.ts';
import type { ExitCode } from './exit.ts';
import { failureText } from './failures.ts';
import { print, surviveBrokenStreams, writeError } from './terminal.ts';
import { version } from './version.ts';

/** Runs one command line (without node and script) and resolves to its exit code. What is refused or fails is told on stderr. */
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
  );
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    const asked = error instanceof CommanderError ? error.code : '';
    if (asked === 'commander.helpDisplayed' || asked === 'commander.version') code = 0;
    // Without a command the help is on stderr already.
    else if (asked !== 'commander.help') writeError(failureText(error, commandOf(program, args)));
  }
  return texts.length === 0 ? code : printed(texts.join(''), code);
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

/** The commands and their options; `done` is told how one ended, `out` what is to be printed of help. */
export function programOf(done: (code: ExitCode) => void, out: (text: string) => void): Command {
  const program = new Command('errspec')
    // An option after a command is the command's own: `pact publish --version`.
    .enablePositionalOptions()
    .description(
      'Judges the errors of an API by what its documents promise: statuses, codes, blamed fields, bulk indexes, leaks and permissions.',
    )
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', '\nExit: 0 conforms · 1 a MUST is violated · 2 could not judge · 130 interrupted');
  for (const command of [
    checkCommand(done),
    replayCommand(done),
    mergeCommand(done),
    compareCommand(done),
    pactCommand(done),
    serveCommand(done),
    listCommand(done),
    explainCommand(done),
  ])
    program.addCommand(command);
  for (const command of laterCommands()) program.addCommand(command, { hidden: true });
  // Settings of the program are not handed down to commands that are added: each is told.
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput({
      writeOut: out,
      writeErr: (text) => (text.startsWith('error:') || text.startsWith('\n(Did') ? undefined : writeError(text)),
    });
  }
  return program;
}

/** The command that a complaint is about, for its hint: `errspec check`. */
function commandOf(program: Command, args: readonly string[]): string {
  const named = program.commands.find((command) => args.includes(command.name()));
  if (named === undefined) return 'errspec';
  const inner = named.commands.find((command) => args.includes(command.name()));
  return `errspec ${named.name()}${inner === undefined ? '' : ` ${inner.name()}`}`;
}
