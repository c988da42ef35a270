import { member } from '../json/json.ts';
import type { Subject } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { Finding, Report } from '../model/report.ts';
import { CommandError } from './command-error.ts';
import type { ReplayFlags } from './commands/replay.ts';
import { baseUrl } from './options.ts';
import type { OfFormat } from './replay.ts';
import { formatFinder } from './reports.ts';
import { keyOfEnvironment, statesSource, subjectsOf } from './subjects.ts';

interface ReplayTask {
  readonly report: Report;
  readonly chosen: readonly OfFormat[];
  readonly flags: ReplayFlags;
}

interface ChosenFindings {
  readonly format: Format;
  readonly findings: readonly Finding[];
}

type At = readonly (readonly [subject: Subject, findings: readonly Finding[]])[];

/** Hands over each format with its findings at its target: that of the command line, that of the report, or the embedded server where the report is of that. */
export async function atTargets<T>({ report, chosen: all, flags }: ReplayTask, use: (at: At) => Promise<T>): Promise<T> {
  const { given, formatOf } = formatFinder(flags.format === undefined ? [] : [flags.format]);
  const chosen = all.filter(({ format }) => flags.format === undefined || given.includes(format));
  if (chosen.length === 0)
    throw new CommandError(
      `The report has no such findings of ${flags.format}, only of ${all.map(({ format }) => format).join(', ')}.`,
      'Give --format one of these, or the description of one of them.',
    );
  if (flags.target !== undefined && chosen.length > 1)
    throw new CommandError(
      `The findings are of several formats (${chosen.map(({ format }) => format).join(', ')}), and --target can be the base URL of one only.`,
      'Name one with --format.',
    );
  const subjects = chosen.map(({ format, findings }) => ({ format: formatOf(format), findings }));
  if (flags.target === undefined && member(report.run.options, 'embedded') === true) return await atEmbedded(subjects, flags, use);
  const key = flags.apiKey ?? keyOfEnvironment();
  const states = await statesSource(flags.states);
  return await use(
    subjects.map(({ format, findings }) => {
      const target = flags.target ?? targetOf(report, format.name);
      return [{ format, target, ...states, ...(key === undefined ? {} : { apiKey: key }) }, findings];
    }),
  );
}

/** The findings at the embedded server, which is started for them. */
async function atEmbedded<T>(chosen: readonly ChosenFindings[], flags: ReplayFlags, use: (at: At) => Promise<T>): Promise<T> {
  const key = flags.apiKey === undefined ? {} : { apiKey: flags.apiKey };
  const asking = { timeoutMs: flags.timeout, headers: flags.header, signal: new AbortController().signal };
  const { subjects, close } = await subjectsOf({ ...key, ...(flags.states === undefined ? {} : { states: flags.states }) }, asking);
  try {
    return await use(
      chosen.map(({ format, findings }) => {
        const subject = subjects.find((each) => each.format.name === format.name);
        if (subject === undefined) throw new CommandError(`The embedded server does not serve ${format.name}.`, 'Give --target URL.');
        return [subject, findings];
      }),
    );
  } finally {
    await close();
  }
}

/** The base URL in a report, which is input: it must be one that --target would take. */
function targetOf({ run }: Report, format: string): string {
  const target = member(run.targets, format);
  try {
    if (typeof target === 'string') return baseUrl(target);
  } catch {
    // Told below, without the text: nothing is known of it.
  }
  throw new CommandError(`The report names no target for ${format} that can be used.`, 'Give --target URL.');
}
