import { Command } from 'commander';
import { notBuiltYet } from '../command-error.ts';

/** Commands whose names are fixed and which are refused until they are built. */
export function laterCommands(): readonly Command[] {
  return ['init'].map((name) =>
    new Command(name)
      .allowUnknownOption()
      .allowExcessArguments()
      .helpOption(false)
      .action(() => {
        throw notBuiltYet(`The command ${name}`);
      }),
  );
}
