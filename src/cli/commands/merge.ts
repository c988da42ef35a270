import { Command } from '@commander-js/extra-typings';
import { isArray, member } from '../../json/json.ts';
import type { Report } from '../../model/report.ts';
import type { Aspect, Unjoinable } from '../../results/joinable.ts';
import { CommandError } from '../command-error.ts';
import { combinedExit, type ExitCode, exitOf } from '../exit.ts';
import { stopText, unwrittenText } from '../failures.ts';
import { withBaselineOptions, withFormats, withReports, withStrict } from '../options.ts';
import { writeError } from '../terminal.ts';

function declared(reporters: readonly string[]) {
  const command = new Command('merge')
    .summary('merge the reports of shards')
    .description(
      'Merges the JSON reports of all shards (check --shard 1/n … n/n) into the report of one run, and exits like that run. ' +
        'Strict if the shards were.',
    )
    .argument('<reports...>', 'JSON reports, one per shard, in any order');
  return withReports(withBaselineOptions(withStrict(withFormats(command))), reporters);
}

type MergeFlags = ReturnType<ReturnType<typeof declared>['opts']>;

/** `errspec merge`: the reports of all shards as the one that a single run would have written. */
export function mergeCommand(done: (code: ExitCode) => void, reporters: readonly string[]) {
  return declared(reporters).action(async (files, flags) => done(await runMerge(files, flags)));
}

/** Carries `merge` out. */
export async function runMerge(files: readonly string[], flags: MergeFlags): Promise<ExitCode> {
  const [{ deliver, outputsOf }, { reportFrom }, { stopIfNothingExercised }] = await Promise.all([
    import('../output.ts'),
    import('../reports.ts'),
    import('../../results/summary.ts'),
  ]);
  const outputs = outputsOf(flags.report);
  const reports = files.map(reportFrom);
  const report = await merged(files, reports, flags);
  const strict = flags.strict === true || member(report.run.options, 'strict') === true;
  const unwritten = await deliver(report, outputs, { strict, verbose: flags.verbose === true });
  const stop = stopIfNothingExercised(report);
  if (stop !== undefined && !report.run.interrupted) writeError(stopText(stop));
  for (const what of unwritten) writeError(unwrittenText(what));
  const outcome = { kind: 'judged', report } as const;
  const isUnjudged = stop !== undefined || unwritten.length > 0;
  return combinedExit([exitOf(outcome, strict, report.run.interrupted), isUnjudged ? 2 : 0]);
}

/** The merged report, with its known findings marked. Reports that do not belong together are refused. */
async function merged(files: readonly string[], reports: readonly Report[], flags: MergeFlags): Promise<Report> {
  const [{ requirements }, { join }, { withStatusPolicy }, { formatFinder, policyOfReport }, { baselineGate }, { withRequired }] =
    await Promise.all([
      import('../../../suites/index.ts'),
      import('../../results/join.ts'),
      import('../../run/status-policy.ts'),
      import('../reports.ts'),
      import('../baseline.ts'),
      import('../../results/required.ts'),
    ]);
  const { formatOf } = formatFinder(flags.format);
  const policy = reports[0] === undefined ? 'any' : policyOfReport(reports[0].run);
  const joined = join(reports, { requirements, formatOf: (name) => withStatusPolicy(formatOf(name), policy) });
  if (joined.kind === 'unjoinable') throw refusalOf(joined.why, files, reports);
  const formats = [...new Set(joined.report.results.map(({ format }) => format))].map(formatOf);
  const required = member(joined.report.run.options, 'require');
  const demands = isArray(required) ? required.filter((each) => typeof each === 'string') : [];
  return withRequired(baselineGate(flags, formats).apply(joined.report), demands);
}

/** What differs between two reports, in words. */
const DIFFERENCES: Readonly<Record<Aspect, string>> = {
  tool: 'another version of errspec',
  of: 'another number of shards',
  seed: 'another seed',
  formats: 'other formats',
  options: 'other options',
  requirements: 'other requirements',
  description: 'another description of the format',
  plan: 'another plan: other states were given, the key has other permissions, or the target offers other operations',
};

function refusalOf(why: Unjoinable, files: readonly string[], reports: readonly Report[]): CommandError {
  const file = (index: number) => files[index] ?? '';
  switch (why.code) {
    case 'no-shard':
      return new CommandError(
        `${file(why.report)} is the report of a whole run, not of a shard.`,
        'Give the reports of `check --shard 1/n` to `n/n`.',
      );
    case 'differs':
      return new CommandError(
        `${file(why.report)} and ${file(0)} are not of one run: ${DIFFERENCES[why.what]}${valuesOf(why.what, reports[0], reports[why.report])}.`,
        'Run all shards with the same options against the same server, and give the reports of one run only.',
      );
    case 'twice':
      return new CommandError(
        `${file(why.reports[0])} and ${file(why.reports[1])} are both of shard ${why.shard}.`,
        'Give each shard once.',
      );
    case 'beyond':
      return new CommandError(`${file(why.report)} is of shard ${why.shard} of ${why.of}.`, 'Give the report as errspec wrote it.');
    case 'missing':
      return new CommandError(
        `The report of shard ${why.shards.map((shard) => `${shard}/${why.of}`).join(', ')} is missing.`,
        'Give the reports of all shards; if a job ended without one, run it again.',
      );
    case 'stopped':
      return new CommandError(
        `Shard ${why.shard} (${file(why.report)}) could not judge ${why.format}: it stopped before its share was sent.`,
        'Read the output of that job, and run it again.',
      );
    case 'state':
      return new CommandError(
        `The "state" of ${why.requirement} in ${file(why.report)} cannot be read.`,
        'Give the report as errspec wrote it, or run that job again.',
      );
    default:
      return why satisfies never;
  }
}

function valuesOf(what: Aspect, one: Report | undefined, other: Report | undefined): string {
  if (one === undefined || other === undefined) return '';
  const shown = { seed: (report: Report) => report.seed, of: ({ run }: Report) => run.shard?.of, tool: ({ run }: Report) => run.tool };
  if (what === 'options') return ` (${differing(one, other).join(', ')})`;
  return what in shown && (what === 'seed' || what === 'of' || what === 'tool') ? ` (${shown[what](other)}, not ${shown[what](one)})` : '';
}

function differing(one: Report, other: Report): readonly string[] {
  const names = [...new Set([...Object.keys(one.run.options), ...Object.keys(other.run.options)])];
  return names.filter((name) => JSON.stringify(member(one.run.options, name)) !== JSON.stringify(member(other.run.options, name)));
}
