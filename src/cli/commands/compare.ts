import { Command, Option } from 'commander';
import type { CompareFlags } from '../compare.ts';
import type { ExitCode } from '../exit.ts';

/** `errspec compare`: how the findings of two reports differ. */
export function compareCommand(done: (code: ExitCode) => void): Command {
  return new Command('compare')
    .summary('compare the findings of two reports')
    .description('Compares two JSON reports: findings that are new, fixed, still failing. Exit 1 where the newer report has a new finding.')
    .argument('<older>', 'JSON report of the run to compare with, such as that of the main branch')
    .argument('<newer>', 'JSON report of the present run')
    .addOption(new Option('--json', 'print the comparison as JSON'))
    .action(async (older: string, newer: string, flags: CompareFlags) => {
      const { runCompare } = await import('../compare.ts');
      done(await runCompare(older, newer, flags));
    });
}
