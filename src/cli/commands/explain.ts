import { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { parseNames } from '../options.ts';
import { print } from '../terminal.ts';

/** `errspec explain`: what a requirement or an error code means, and how it is checked. */
export function explainCommand(done: (code: ExitCode) => void): Command {
  return new Command('explain')
    .summary('explain a requirement or an error code')
    .description(
      'Explains a requirement by its id (or the id of a finding), or an error code of the catalogue: meaning, source, what provokes it.',
    )
    .argument('<id or code>', 'such as an id that `errspec list` shows, or a code that a server answered')
    .option('--format <names|files>', 'formats in whose catalogue to look, by commas (repeatable)', parseNames)
    .action(async (name: string, flags: { readonly format?: readonly string[] }) => {
      const { explain } = await import('../explain.ts');
      await print(explain(name, flags.format ?? []));
      done(0);
    });
}
