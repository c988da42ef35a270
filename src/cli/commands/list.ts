import { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { parseNames, seed } from '../options.ts';
import { print } from '../terminal.ts';

/** The options of `list` as commander hands them over. */
export interface ListFlags {
  readonly probes?: true;
  readonly format?: readonly string[];
  readonly seed: number;
  readonly assumed?: true;
  readonly readOnly?: true;
  readonly states?: true;
}

/** `errspec list`: the requirements, or what a run would send. */
export function listCommand(done: (code: ExitCode) => void): Command {
  return new Command('list')
    .summary('list requirements, or what a run would send')
    .description('Lists the requirements by area. With --probes: what `check` would send, without sending anything.')
    .option('--probes', 'the plan: every scenario with its requests')
    .option('--format <names|files>', 'formats, by commas (repeatable); all built-in ones if not given', parseNames)
    .option('--seed <n|random>', 'with --probes: seed of all that is random', seed, 1)
    .option('--assumed', 'with --probes: also what the description only assumes')
    .option('--read-only', 'with --probes: nothing that could write')
    .option('--states', 'with --probes: also what needs a provider state')
    .action(async (flags: ListFlags) => {
      const { listProbes, listRequirements } = await import('../listing.ts');
      await print(flags.probes ? listProbes(flags) : listRequirements(flags));
      done(0);
    });
}
