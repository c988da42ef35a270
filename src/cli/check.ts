import { requirements } from '../../suites/index.ts';
import { matchesGlob } from '../json/glob.ts';
import type { CheckOptions, CheckOutcome, Subject } from '../model/check.ts';
import type { Report } from '../model/report.ts';
import { check } from '../run/check.ts';
import { type BaselineGate, baselineGate } from './baseline.ts';
import { CommandError } from './command-error.ts';
import type { CheckFlags } from './commands/check.ts';
import { combinedExit, type ExitCode, exitOf } from './exit.ts';
import { stopText, unwrittenText } from './failures.ts';
import { type Interrupt, interruptible } from './interrupt.ts';
import { deliver, type Output, outputsOf } from './output.ts';
import { progressPrinter } from './progress.ts';
import { suggestion } from './similar.ts';
import { type Subjects, subjectsOf } from './subjects.ts';
import { writeError } from './terminal.ts';
import { version } from './version.ts';

/** Carries `check` out: starts what is needed, runs, tells, and says how it ends. */
export async function runCheck(flags: CheckFlags): Promise<ExitCode> {
  const outputs = outputsOf(flags.report);
  fitTogether(flags);
  for (const glob of [...flags.only, ...flags.skip]) meansSomething(glob);
  const interrupt = interruptible('\nStopping: what the run created is removed first. Once more stops at once.\n');
  try {
    const { subjects, sent, close } = await subjectsOf(flags, {
      timeoutMs: flags.timeout,
      headers: flags.header,
      signal: interrupt.signal,
      ...(flags.maxRequests === undefined ? {} : { maxRequests: flags.maxRequests }),
    });
    try {
      const baseline = baselineGate(
        flags,
        subjects.map(({ format }) => format),
      );
      return await judge(flags, { subjects, sent, baseline }, interrupt, outputs);
    } finally {
      await close();
    }
  } catch (error) {
    if (interrupt.signal.aborted) return 130;
    throw error;
  } finally {
    interrupt.release();
  }
}

async function judge(
  flags: CheckFlags,
  { subjects, sent, baseline }: Pick<Subjects, 'subjects' | 'sent'> & { readonly baseline: BaselineGate },
  { signal }: Interrupt,
  outputs: readonly Output[],
): Promise<ExitCode> {
  const progress = progressPrinter();
  const options = { ...optionsOf(flags, subjects, signal, progress.onProgress), sentBefore: sent };
  const outcome = withReport(await check(options).finally(progress.clear), baseline.apply);
  return await conclude(outcome, { flags, subjects, outputs, interrupted: signal.aborted });
}

/** The outcome with its report changed, where it has one. */
function withReport(outcome: CheckOutcome, change: (report: Report) => Report): CheckOutcome {
  return outcome.report === undefined ? outcome : { ...outcome, report: change(outcome.report) };
}

interface Conclusion {
  readonly flags: CheckFlags;
  readonly subjects: readonly Subject[];
  readonly outputs: readonly Output[];
  readonly interrupted: boolean;
}

/** Tells the outcome. What cannot be written is told after the verdict. */
async function conclude(outcome: CheckOutcome, { flags, subjects, outputs, interrupted }: Conclusion): Promise<ExitCode> {
  const unwritten =
    outcome.report === undefined
      ? []
      : await deliver(outcome.report, outputs, { strict: flags.strict === true, verbose: flags.verbose === true });
  if (outcome.kind === 'not-judged' && !interrupted) {
    const subject = subjects.find(({ format }) => format.name === outcome.reason.format) ?? subjects[0];
    writeError(stopText(outcome.reason, subject));
  }
  for (const what of unwritten) writeError(unwrittenText(what));
  return combinedExit([exitOf(outcome, flags.strict === true, interrupted), unwritten.length === 0 ? 0 : 2]);
}

function optionsOf(
  flags: CheckFlags,
  formats: readonly Subject[],
  signal: AbortSignal,
  onProgress: CheckOptions['onProgress'],
): CheckOptions {
  const { seed, concurrency, rate, maxRequests, httpStatus, only, skip } = flags;
  return {
    formats,
    requirements,
    seed,
    runs: flags.runs,
    ...(flags.maxTime === undefined ? {} : { maxTimeMs: flags.maxTime }),
    concurrency,
    timeoutMs: flags.timeout,
    headers: flags.header,
    httpStatus,
    readOnly: flags.readOnly === true,
    assumed: flags.assumed === true,
    strict: flags.strict === true,
    keep: flags.keep === true,
    confirm: true,
    flaky: flags.flaky,
    only,
    skip,
    signal,
    onProgress,
    tool: `errspec ${version()}`,
    ...(rate === undefined ? {} : { rate }),
    ...(maxRequests === undefined ? {} : { maxRequests }),
    ...(flags.maxDeletes === undefined ? {} : { maxDeletes: flags.maxDeletes }),
    ...(flags.shard === undefined ? {} : { shard: flags.shard }),
    embedded: flags.target === undefined,
  };
}

/** What a budget leaves out depends on what was sent before, and so differs from shard to shard. */
function fitTogether({ shard, maxRequests }: CheckFlags): void {
  if (shard === undefined) return;
  if (maxRequests !== undefined)
    throw new CommandError(
      '--shard and --max-requests do not go together: what a budget leaves out would differ from shard to shard.',
      'Leave one of them out; --rate keeps a pace.',
    );
}

/** A filter that means no requirement is a slip: it is refused rather than obeyed. */
function meansSomething(glob: string): void {
  const ids = requirements.map(({ id }) => id);
  if (ids.some((id) => matchesGlob(glob, id))) return;
  throw new CommandError(`No requirement is meant by "${glob}".`, suggestion(glob, ids), '`errspec list` shows all of them.');
}
