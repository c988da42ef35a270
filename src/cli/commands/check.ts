import process from 'node:process';
import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { matchesGlob } from '../../json/glob.ts';
import type { CheckOptions, CheckOutcome, OperationSelection, Subject } from '../../model/check.ts';
import type { Report } from '../../model/report.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { OpenWire } from '../../model/wire.ts';
import { isSelected } from '../../run/selected.ts';
import type { BaselineGate } from '../baseline.ts';
import { CommandError } from '../command-error.ts';
import { combinedExit, type ExitCode, exitOf } from '../exit.ts';
import { stopText, unwrittenText } from '../failures.ts';
import { interruptible } from '../interrupt.ts';
import {
  withBaselineOptions,
  withBudget,
  withDialectOption,
  withEmbedded,
  withFlaky,
  withHar,
  withNetwork,
  withOperations,
  withPlan,
  withReady,
  withReports,
  withRequire,
  withRequirements,
  withSeed,
  withStatusPolicyOption,
  withStrict,
  withTarget,
  withThrottle,
  withTimeout,
  withWatch,
} from '../options.ts';
import type { Output } from '../output.ts';
import { progressPrinter } from '../progress.ts';
import { suggestion } from '../similar.ts';
import { writeError } from '../terminal.ts';
import { version } from '../version.ts';

function declared(reporters: readonly string[]) {
  const command = new Command('check')
    .summary('judge a server by its error format')
    .description(
      'Judges a server by what the description of its error format promises. Needs --target <url>, or --embedded for the reference server.',
    )
    .addHelpText('after', EXAMPLES);
  const where = withNetwork(withStatusPolicyOption(withHar(withReady(withDialectOption(withTarget(withEmbedded(command)))))));
  const requests = withTimeout(withThrottle(withBudget(withSeed(where)), 8));
  return withReports(
    withBaselineOptions(withWatch(withStrict(withFlaky(withRequire(withPlan(withOperations(withRequirements(requests)))))))),
    reporters,
  );
}

const EXAMPLES = `
Examples:
  errspec check --target https://staging.example.com/api/v1 --format ./openapi.yaml
  errspec check --target http://localhost:8080/api/v1 --operation 'create*' --only fields --runs 0
  errspec check --target http://localhost:8080/api/v1 --server 'npm start' --depth quick
  errspec check --target http://localhost:8080/api/v1 --report json=report.json`;

type CheckFlags = ReturnType<ReturnType<typeof declared>['opts']>;

/** `errspec check`: judges a target, or the embedded reference server. */
export function checkCommand(done: (code: ExitCode) => void, reporters: readonly string[]) {
  return declared(reporters).action(async (flags, command) =>
    done(await (flags.watch === true ? runWatch(flags, command) : runCheck(flags))),
  );
}

/** Runs the same command line again at each change. */
async function runWatch(flags: CheckFlags, command: CommandUnknownOpts): Promise<ExitCode> {
  const [{ watchRuns }, { watchedFiles, argsFor }, { replayCommand }] = await Promise.all([
    import('../watch.ts'),
    import('../watched.ts'),
    import('./replay.ts'),
  ]);
  if (flags.har !== undefined) throw new CommandError('--watch needs a target; --har has none.', 'Leave one of them out.');
  const [files, target] = [watchedFiles(flags), flags.server === undefined ? flags.target : undefined];
  if (files.length === 0 && target === undefined)
    throw new CommandError('--watch has nothing to watch.', 'Give --target <url>, a description file with --format, or an errspec.yaml.');
  const args = process.argv.slice(2);
  return await watchRuns({
    args,
    replayArgs: argsFor(
      replayCommand(() => {}),
      { args, command },
    ),
    files,
    target,
  });
}

async function runCheck(flags: CheckFlags): Promise<ExitCode> {
  const [{ requirements: all }, { baselineGate }, { outputsOf }, { subjectsOf }, { operationSelection }, { ofRevision }] =
    await Promise.all([
      import('../../../suites/index.ts'),
      import('../baseline.ts'),
      import('../output.ts'),
      import('../subjects.ts'),
      import('../operations.ts'),
      import('../revision.ts'),
    ]);
  const { requirements, revision, gone } = ofRevision(all, flags.requirements);
  if (gone.length > 0) writeError(`This version no longer has these requirements of revision ${flags.requirements}: ${gone.join(', ')}.\n`);
  const outputs = outputsOf(flags.report);
  refuseBudgetOfShard(flags);
  refusePartialBaseline(flags);
  for (const glob of [...flags.only, ...flags.skip]) refuseUnknown(glob, requirements);
  refuseUnselected(flags, requirements, revision);
  if (flags.dryRun === true) return await runDry(flags, requirements, revision);
  if (flags.har !== undefined) return await judgeRecording(flags.har, flags, { outputs });
  const interrupt = interruptible('\nStopping: deleting what the run created. Press Ctrl-C again to stop at once.\n');
  try {
    const { timeout: timeoutMs, header: headers } = flags;
    const maxRequests = requestsOf(flags);
    const [{ networkWire }, { withReadyTarget }, { accessOf }] = await Promise.all([
      import('../network.ts'),
      import('../ready-target.ts'),
      import('../access.ts'),
    ]);
    const wire = networkWire(flags);
    const { signal } = interrupt;
    return await withReadyTarget(flags, { signal, wire }, async () => {
      const access = await accessOf(flags, { wire, timeoutMs });
      const { subjects, sent, close } = await subjectsOf({ ...flags, ...access }, { timeoutMs, headers, signal, maxRequests, wire });
      try {
        const formats = subjects.map(({ format }) => format);
        const baseline = baselineGate(flags, formats);
        const operations = operationSelection(flags, formats);
        return await judge(flags, { requirements, revision, subjects, sent, operations, baseline, outputs, wire, signal });
      } finally {
        await close();
      }
    });
  } catch (error) {
    if (interrupt.signal.aborted) return 130;
    throw error;
  } finally {
    interrupt.release();
  }
}

/** Prints what the run would send. The format must be named: to detect it takes requests. */
async function runDry(flags: CheckFlags, requirements: Run['requirements'], revision: Run['revision']): Promise<ExitCode> {
  const [{ printDryRun }, { drySubjects }, { operationSelection }] = await Promise.all([
    import('../dry-run.ts'),
    import('../subjects.ts'),
    import('../operations.ts'),
  ]);
  const { signal } = new AbortController();
  const subjects = await drySubjects(flags);
  const formats = subjects.map(({ format }) => format);
  const operations = operationSelection(flags, formats);
  const baseline = { accepts: () => false, apply: (report: Report) => report };
  await printDryRun(
    optionsOf(flags, { requirements, revision, subjects, sent: 0, operations, baseline, outputs: [], wire: undefined, signal }, () => {}),
  );
  return 0;
}

/** Judges recorded traffic: the baseline and the reports are those of any other run. */
async function judgeRecording(file: string, flags: CheckFlags, { outputs }: Pick<Run, 'outputs'>): Promise<ExitCode> {
  const [{ judgedHar }, { baselineGate }, { formatNamed }, { withRequired }] = await Promise.all([
    import('../har.ts'),
    import('../baseline.ts'),
    import('../formats.ts'),
    import('../../results/required.ts'),
  ]);
  const outcome = judgedHar(file, flags);
  const baseline = baselineGate(flags, flags.format === undefined ? [] : [formatNamed(flags.format)]);
  const judged = withReport(outcome, (report) => withRequired(baseline.apply(report), flags.require));
  return await conclude(judged, flags, { subjects: [], outputs, signal: new AbortController().signal });
}

interface Run {
  readonly requirements: CheckOptions['requirements'];
  readonly revision: CheckOptions['revision'] | undefined;
  readonly subjects: readonly Subject[];
  /** Requests that were sent to detect the format. */
  readonly sent: number;
  readonly operations: OperationSelection | undefined;
  readonly baseline: BaselineGate;
  readonly outputs: readonly Output[];
  readonly wire: OpenWire | undefined;
  readonly signal: AbortSignal;
}

async function judge(flags: CheckFlags, run: Run): Promise<ExitCode> {
  const [{ check }, { textsOf }] = await Promise.all([import('../../run/check.ts'), import('../../../reports/sentences.ts')]);
  const progress = progressPrinter(textsOf(run.requirements));
  const outcome = await check(optionsOf(flags, run, progress.onProgress)).finally(progress.clear);
  const { withRequired } = await import('../../results/required.ts');
  const { withDescriptions } = await import('../descriptions.ts');
  const files = Object.fromEntries(run.subjects.map(({ format }) => [format.name, flags.format]));
  const judged = withReport(outcome, (report) => withDescriptions(withRequired(run.baseline.apply(report), flags.require), files));
  return await conclude(judged, flags, run);
}

/** The outcome with its report changed, if it has one. */
function withReport(outcome: CheckOutcome, change: (report: Report) => Report): CheckOutcome {
  return outcome.report === undefined ? outcome : { ...outcome, report: change(outcome.report) };
}

/** Writes the reports. What could not be written is reported after the verdict. */
async function conclude(
  outcome: CheckOutcome,
  flags: CheckFlags,
  { subjects, outputs, signal }: Pick<Run, 'subjects' | 'outputs' | 'signal'>,
): Promise<ExitCode> {
  const { deliver } = await import('../output.ts');
  const strict = flags.strict === true;
  const empty = outcome.kind === 'not-judged' ? outcome.empty : undefined;
  const report = outcome.report ?? empty;
  // A reader of the terminal gets the reason alone; programs get a report that says that nothing was judged.
  const wanted = report === empty ? outputs.filter(({ reporter, file }) => file !== undefined || reporter !== 'pretty') : outputs;
  const unwritten = report === undefined ? [] : await deliver(report, wanted, { strict, verbose: flags.verbose === true });
  if (outcome.kind === 'not-judged' && !signal.aborted) {
    const subject = subjects.find(({ format }) => format.name === outcome.reason.format) ?? subjects[0];
    writeError(stopText(outcome.reason, subject));
  }
  for (const what of unwritten) writeError(unwrittenText(what));
  return combinedExit([exitOf(outcome, strict, signal.aborted), unwritten.length > 0 ? 2 : 0]);
}

/** What `--depth` stands for; options of their own replace it. */
const DEPTHS: Readonly<Record<CheckFlags['depth'], { readonly runs: number; readonly maxRequests?: number }>> = {
  quick: { runs: 100, maxRequests: 200 },
  normal: { runs: 100 },
  full: { runs: 1000 },
};

function optionsOf(flags: CheckFlags, run: Run, onProgress: CheckOptions['onProgress']): CheckOptions {
  const { seed, concurrency, rate, maxDeletes, maxWrites, maxFailures, maxTime, shard, httpStatus, only, skip } = flags;
  const maxRequests = requestsOf(flags);
  return {
    formats: run.subjects,
    requirements: run.requirements,
    seed,
    runs: flags.runs ?? DEPTHS[flags.depth].runs,
    ...(maxTime === undefined ? {} : { maxTimeMs: maxTime }),
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
    ...(run.operations === undefined ? {} : { operations: run.operations }),
    only,
    skip,
    ...(run.revision === undefined ? {} : { revision: run.revision }),
    require: flags.require,
    signal: run.signal,
    onProgress,
    tool: `errspec ${version()}`,
    ...(rate === undefined ? {} : { rate }),
    ...(maxRequests === undefined ? {} : { maxRequests }),
    ...(maxDeletes === undefined ? {} : { maxDeletes }),
    ...(maxWrites === undefined ? {} : { maxWrites }),
    ...(maxFailures === undefined ? {} : { maxFailures }),
    accepts: run.baseline.accepts,
    ...(shard === undefined ? {} : { shard }),
    ...(run.wire === undefined ? {} : { wire: run.wire }),
    embedded: flags.target === undefined,
    sentBefore: run.sent,
  };
}

function requestsOf({ maxRequests, depth }: CheckFlags): number | undefined {
  return maxRequests ?? DEPTHS[depth].maxRequests;
}

/** What a budget leaves out depends on what was sent before, and so differs from shard to shard. */
function refuseBudgetOfShard(flags: CheckFlags): void {
  if (flags.shard !== undefined && requestsOf(flags) !== undefined)
    throw new CommandError(
      `--shard and ${flags.maxRequests === undefined ? '--depth quick' : '--max-requests'} cannot be combined: each shard would leave out something else.`,
      'Leave one of them out; --rate limits how fast a shard sends.',
    );
}

/** A run that stops at its first failures must not become the baseline: it did not see the others. */
function refusePartialBaseline({ updateBaseline, maxFailures }: CheckFlags): void {
  if (updateBaseline === true && maxFailures !== undefined)
    throw new CommandError(
      '--update-baseline and --max-failures cannot be combined: the run would not see all findings.',
      'Leave --max-failures out.',
    );
}

/** A demand that no selected requirement can meet is a mistake: the run would pass without it. */
function refuseUnselected({ only, skip, require }: CheckFlags, known: readonly Requirement[], revision: Run['revision']): void {
  const selected = known.filter(({ id }) => isSelected(id, { only, skip, ...(revision === undefined ? {} : { revision }) }));
  for (const name of require) {
    if (name === 'all' || name.includes('=')) continue;
    refuseUnknown(name, known);
    if (!selected.some(({ id }) => matchesGlob(name, id)))
      throw new CommandError(
        `--require names "${name}", which --only, --skip or --requirements leave out.`,
        'Select it, or leave it out of --require.',
      );
  }
}

/** A filter that matches no requirement is a mistake: it is refused rather than obeyed. */
function refuseUnknown(glob: string, known: readonly Requirement[]): void {
  const ids = known.map(({ id }) => id);
  if (ids.some((id) => matchesGlob(glob, id))) return;
  const areas = ids.map((id) => id.slice(0, id.indexOf('/')));
  throw new CommandError(
    `No requirement matches "${glob}".`,
    suggestion(glob, [...new Set([...areas, ...ids])]),
    '`errspec list` shows all of them.',
  );
}
