import { member } from '../json/json.ts';
import type { Subject } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { Finding, Report } from '../model/report.ts';
import { accessOf } from './access.ts';
import { CommandError } from './command-error.ts';
import type { FormatFindings, ReplayFlags } from './commands/replay.ts';
import { networkWire } from './network.ts';
import { operationSelection } from './operations.ts';
import { baseUrl } from './option-values.ts';
import { formatFinder } from './reports.ts';
import { embeddedSubjects, statesSource } from './subjects.ts';

interface ReplayTask {
  readonly report: Report;
  readonly chosen: readonly FormatFindings[];
  readonly flags: ReplayFlags;
}

interface ChosenFindings {
  readonly format: Format;
  readonly findings: readonly Finding[];
}

type At = readonly (readonly [subject: Subject, findings: readonly Finding[]])[];

/** Passes each format with its findings and its target: the one that is given, else the one in the report; the embedded server is started. */
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
      `The findings are of several formats (${chosen.map(({ format }) => format).join(', ')}), but a target serves one.`,
      'Name one with --format.',
    );
  const subjects = ofSelected(
    chosen.map(({ format, findings }) => ({ format: formatOf(format), findings })),
    flags,
  );
  if (flags.target === undefined && member(report.run.options, 'embedded') === true) return await atEmbedded(subjects, flags, use);
  const wire = flags.oauthTokenUrl === undefined ? undefined : networkWire(flags, 'quiet');
  const access = await accessOf(flags, { wire, timeoutMs: flags.timeout });
  const states = await statesSource(flags.states);
  return await use(
    subjects.map(({ format, findings }) => {
      const target = flags.target ?? targetOf(report, format.name);
      return [{ format, target, ...states, ...access }, findings];
    }),
  );
}

/** The findings of selected operations; findings across operations are left out if any are selected. */
function ofSelected(chosen: readonly ChosenFindings[], flags: ReplayFlags): readonly ChosenFindings[] {
  const selection = operationSelection(
    flags,
    chosen.map(({ format }) => format),
  );
  if (selection === undefined) return chosen;
  const selected = chosen.map(({ format, findings }) => {
    const ids = new Set(format.operations.filter(selection.isSelected).map(({ id }) => id));
    return { format, findings: findings.filter(({ operation }) => operation !== null && ids.has(operation)) };
  });
  const some = selected.filter(({ findings }) => findings.length > 0);
  if (some.length === 0)
    throw new CommandError('The report has no finding of the selected operations.', 'Select others, or leave the selection out.');
  return some;
}

async function atEmbedded<T>(chosen: readonly ChosenFindings[], { apiKey, states }: ReplayFlags, use: (at: At) => Promise<T>): Promise<T> {
  const { subjects, close } = await embeddedSubjects({ apiKey, states });
  try {
    return await use(
      chosen.map(({ format, findings }) => {
        const subject = subjects.find((each) => each.format.name === format.name);
        if (subject === undefined) throw new CommandError(`The embedded server does not serve ${format.name}.`, 'Give --target <url>.');
        return [subject, findings];
      }),
    );
  } finally {
    await close();
  }
}

/** The base URL in a report, which is input: it must be one that --target would accept. */
function targetOf({ run }: Report, format: string): string {
  const target = member(run.targets, format);
  try {
    if (typeof target === 'string') return baseUrl(target);
  } catch {
    // The error below does not repeat the text: it may contain anything.
  }
  throw new CommandError(`The report names no usable target for ${format}.`, 'Give --target <url>.');
}
