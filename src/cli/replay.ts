import { requirements } from '../../suites/index.ts';
import type { CheckOptions, Subject } from '../model/check.ts';
import type { Finding, Report } from '../model/report.ts';
import { type Replayed, replay } from '../run/replay.ts';
import type { Before } from '../run/replayed.ts';
import { CommandError } from './command-error.ts';
import type { ReplayFlags } from './commands/replay.ts';
import { combinedExit, type ExitCode } from './exit.ts';
import { stopText } from './failures.ts';
import { interruptible } from './interrupt.ts';
import { progressPrinter } from './progress.ts';
import { atTargets } from './replay-targets.ts';
import { replayText, warningText } from './replay-text.ts';
import { policyOfReport, reportFrom } from './reports.ts';
import { similar } from './similar.ts';
import { print, writeError } from './terminal.ts';
import { version } from './version.ts';

/** Findings of one format. */
export interface OfFormat {
  readonly format: string;
  readonly findings: readonly Finding[];
}

/** Carries `replay` out: finds the findings, sends them again, tells what became of them. */
export async function runReplay(file: string, wanted: string | undefined, flags: ReplayFlags): Promise<ExitCode> {
  const report = reportFrom(file);
  if (report.run.contracts === true)
    throw new CommandError(`${file} tells of contracts, which are replayed as a whole.`, 'Verify them again: `errspec pact verify`.');
  const chosen = chosenFrom(report, wanted);
  if (chosen.length === 0) {
    await print('The report has no findings: there is nothing to carry out again.\n');
    return 0;
  }
  const interrupt = interruptible('\nStopping: what was created is removed first. Once more stops at once.\n');
  try {
    return await atTargets({ report, chosen, flags }, async (subjects) => {
      const codes: ExitCode[] = [];
      for (const [subject, findings] of subjects) {
        if (interrupt.signal.aborted) break;
        codes.push(await at(subject, findings, { report, flags, signal: interrupt.signal }));
      }
      return interrupt.signal.aborted ? 130 : combinedExit(codes);
    });
  } finally {
    interrupt.release();
  }
}

/** The findings that are meant, by format; a name that means none is refused. */
function chosenFrom({ results }: Report, wanted: string | undefined): readonly OfFormat[] {
  const isMeant = ({ id }: Finding) => wanted === undefined || id.startsWith(wanted) || id.split(':')[1]?.startsWith(wanted) === true;
  const groups = Map.groupBy(results, ({ format }) => format);
  const chosen = [...groups].map(([format, list]) => ({ format, findings: list.flatMap(({ findings }) => findings.filter(isMeant)) }));
  const some = chosen.filter(({ findings }) => findings.length > 0);
  const ids = results.flatMap(({ findings }) => findings.map(({ id }) => id));
  if (wanted === undefined || some.length > 0) return some;
  const close = similar(wanted, ids);
  throw new CommandError(
    `The report has no finding "${wanted}".`,
    ids.length === 0
      ? 'It has none at all.'
      : `${close.length > 0 ? 'Did you mean' : 'It has'} ${(close.length > 0 ? close : ids.slice(0, 5)).join(', ')}${close.length > 0 ? '?' : ids.length > 5 ? ' …' : '.'}`,
  );
}

interface ReplaySettings {
  readonly report: Report;
  readonly flags: ReplayFlags;
  readonly signal: AbortSignal;
}

async function at(subject: Subject, findings: readonly Finding[], { report, flags, signal }: ReplaySettings): Promise<ExitCode> {
  writeError(`${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} of ${subject.format.name} at ${subject.target}\n`);
  const progress = progressPrinter();
  const outcome = await replay({
    subject,
    findings,
    before: beforeOf(report),
    options: optionsOf(report, flags, { signal, onProgress: progress.onProgress }),
    warn: (note) => writeError(warningText(note)),
  }).finally(progress.clear);
  if (outcome.kind === 'stopped') {
    if (!signal.aborted) writeError(stopText(outcome.stop, subject));
    return 2;
  }
  await print(replayText(outcome.replayed));
  return combinedExit(outcome.replayed.map(codeOf));
}

function beforeOf({ results }: Report): Before {
  return {
    findings: new Set(results.flatMap(({ findings }) => findings.map(({ id }) => id))),
    judged: new Set(results.filter(({ verdict }) => verdict !== 'skipped').map(({ id }) => id)),
  };
}

const CODES = { fixed: 0, 'still-failing': 1, 'cannot-judge': 2 } as const;

function codeOf({ now }: Replayed): ExitCode {
  return CODES[now.kind];
}

function optionsOf(report: Report, flags: ReplayFlags, more: Pick<CheckOptions, 'signal' | 'onProgress'>): CheckOptions {
  return {
    formats: [],
    requirements,
    seed: report.seed,
    concurrency: flags.concurrency,
    timeoutMs: flags.timeout,
    headers: flags.header,
    httpStatus: policyOfReport(report.run),
    readOnly: false,
    assumed: true,
    strict: false,
    keep: false,
    runs: 0,
    only: [],
    skip: [],
    tool: `errspec ${version()}`,
    ...more,
    ...(flags.rate === undefined ? {} : { rate: flags.rate }),
  };
}
