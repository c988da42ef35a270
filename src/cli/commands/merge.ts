import { Command, Option } from 'commander';
import type { BaselineFlags } from '../baseline.ts';
import type { ExitCode } from '../exit.ts';
import { parseNames, type ReportSpec, reportSpec } from '../options.ts';

/** The options of `merge` as commander hands them over. */
export interface MergeFlags extends BaselineFlags {
  readonly report: readonly ReportSpec[];
  readonly format: readonly string[];
  readonly strict?: true;
  readonly verbose?: true;
}

/** `errspec merge`: the reports of all shards as the one that a single run would have given. */
export function mergeCommand(done: (code: ExitCode) => void): Command {
  return new Command('merge')
    .summary('join the reports of shards into one')
    .description(
      'Joins the JSON reports of all shards (check --shard 1/n … n/n) into the report that one run would have given, and ends as that run would.',
    )
    .argument('<reports...>', 'JSON reports, one of each shard, in any order')
    .addOption(
      new Option('--report <reporter[=file]>', 'pretty or json, to stdout or to a file (repeatable)')
        .argParser(reportSpec)
        .default([], 'pretty'),
    )
    .addOption(
      new Option('--format <files>', 'descriptions of formats that are not built in (repeatable)')
        .argParser(parseNames)
        .default([], 'none'),
    )
    .addOption(new Option('--strict', 'a violated SHOULD counts as well; also where the shards ran with it'))
    .addOption(new Option('--baseline <file>', 'findings that are accepted for now (YAML); stale and expired entries fail'))
    .addOption(new Option('--update-baseline', 'write the file of --baseline: add what was found, delete what is stale'))
    .addOption(new Option('--verbose', 'pretty: show what passed, and every example'))
    .action(async (reports: readonly string[], flags: MergeFlags) => {
      const { runMerge } = await import('../merge.ts');
      done(await runMerge(reports, flags));
    });
}
