import { requirements } from '../../suites/index.ts';
import { member } from '../json/json.ts';
import { overall } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import { join } from '../results/join.ts';
import type { Aspect, Unjoinable } from '../results/joinable.ts';
import { stopIfNothingExercised } from '../results/summary.ts';
import { withStatusPolicy } from '../run/status-policy.ts';
import { baselineGate } from './baseline.ts';
import { CommandError } from './command-error.ts';
import type { MergeFlags } from './commands/merge.ts';
import { CODES, combinedExit, type ExitCode } from './exit.ts';
import { stopText, unwrittenText } from './failures.ts';
import { deliver, outputsOf } from './output.ts';
import { formatFinder, policyOfReport, reportFrom } from './reports.ts';
import { writeError } from './terminal.ts';

/** Carries `merge` out: reads, joins, tells, and says how it ends. */
export async function runMerge(files: readonly string[], flags: MergeFlags): Promise<ExitCode> {
  const outputs = outputsOf(flags.report);
  const reports = files.map(reportFrom);
  const { formatOf } = formatFinder(flags.format);
  const policy = reports[0] === undefined ? 'any' : policyOfReport(reports[0].run);
  const joined = join(reports, { requirements, formatOf: (name) => withStatusPolicy(formatOf(name), policy) });
  if (joined.kind === 'unjoinable') throw refusalOf(joined.why, files, reports);
  const formats = [...new Set(joined.report.results.map(({ format }) => format))].map(formatOf);
  const report = baselineGate(flags, formats).apply(joined.report);
  const strict = flags.strict === true || member(report.run.options, 'strict') === true;
  const unwritten = await deliver(report, outputs, { strict, verbose: flags.verbose === true });
  const stop = stopIfNothingExercised(report);
  if (stop !== undefined && !report.run.interrupted) writeError(stopText(stop));
  for (const what of unwritten) writeError(unwrittenText(what));
  const unjudged = stop !== undefined || unwritten.length > 0;
  return combinedExit([CODES[overall(report, strict)], unjudged ? 2 : 0]);
}

/** In what reports may not differ, in words. */
const IN_WORDS: Readonly<Record<Aspect, string>> = {
  tool: 'another version of errspec',
  of: 'another number of shards',
  seed: 'another seed',
  formats: 'other formats',
  options: 'other options',
  requirements: 'other requirements',
  description: 'another description of the format',
  plan: 'another plan: other states were given, the key may do something else, or the target offers other operations',
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
        `${file(why.report)} and ${file(0)} are not of one run: ${IN_WORDS[why.what]}${valuesOf(why.what, reports[0], reports[why.report])}.`,
        'Run all shards with the same options against the same server, and give the reports of one run only.',
      );
    case 'twice':
      return new CommandError(
        `${file(why.reports[0])} and ${file(why.reports[1])} are both of shard ${why.shard}.`,
        'Give each shard once.',
      );
    case 'beyond':
      return new CommandError(
        `${file(why.report)} is of shard ${why.shard}, and there are ${why.of}.`,
        'Give a report that errspec wrote.',
      );
    case 'missing':
      return new CommandError(
        `The report of shard ${why.shards.map((shard) => `${shard}/${why.of}`).join(', ')} is missing.`,
        'Give the reports of all shards; where a job ended without one, run it again.',
      );
    case 'stopped':
      return new CommandError(
        `Shard ${why.shard} (${file(why.report)}) could not judge ${why.format}: its share was not sent.`,
        'See what that job says, and run it again.',
      );
    case 'state':
      return new CommandError(
        `What ${file(why.report)} says that ${why.requirement} has seen (its "state") cannot be read.`,
        'Give the report as errspec wrote it, or run that job again.',
      );
    default:
      return why satisfies never;
  }
}

function valuesOf(what: Aspect, one: Report | undefined, other: Report | undefined): string {
  if (one === undefined || other === undefined) return '';
  const shown = { seed: (report: Report) => report.seed, of: ({ run }: Report) => run.shard?.of, tool: ({ run }: Report) => run.tool };
  if (what === 'options') return differing(one, other);
  return what in shown && (what === 'seed' || what === 'of' || what === 'tool') ? ` (${shown[what](other)}, not ${shown[what](one)})` : '';
}

function differing(one: Report, other: Report): string {
  const names = [...new Set([...Object.keys(one.run.options), ...Object.keys(other.run.options)])];
  const differ = names.filter((name) => JSON.stringify(member(one.run.options, name)) !== JSON.stringify(member(other.run.options, name)));
  return ` (${differ.join(', ')})`;
}
