import { Argument, Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { completionScript, SHELLS } from '../completion.ts';
import type { ExitCode } from '../exit.ts';
import { printExactly } from '../terminal.ts';

/** `errspec completion`: prints a script that completes commands and options in a shell. */
export function completionCommand(done: (code: ExitCode) => void) {
  return new Command('completion')
    .summary('print the completion script of a shell')
    .description('Prints a script that completes commands, options and their values.')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', EXAMPLES)
    .action(async (shell, _, command) => {
      await printExactly(completionScript(shell, rootOf(command)));
      done(0);
    });
}

const EXAMPLES = `
Examples:
  echo 'eval "$(errspec completion bash)"' >> ~/.bashrc
  echo 'eval "$(errspec completion zsh)"' >> ~/.zshrc       # behind compinit
  errspec completion fish > ~/.config/fish/completions/errspec.fish`;

function rootOf(command: CommandUnknownOpts): CommandUnknownOpts {
  return command.parent === null ? command : rootOf(command.parent);
}
