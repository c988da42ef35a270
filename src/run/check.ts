import type { CheckOptions, CheckOutcome } from '../model/check.ts';
import type { Report, RunMessage, ShardInfo } from '../model/report.ts';
import { stopIfNothingExercised, summaryOf } from '../results/summary.ts';
import { Budget } from '../send/budget.ts';
import { paced } from '../send/rate.ts';
import { deadlineIn } from './deadline.ts';
import { Failures } from './failures.ts';
import { Traffic } from './open-session.ts';
import { runSubject, type SubjectOutcome } from './subject-run.ts';

/** Checks each format on its target, one after the other, and produces one report. */
export async function check(options: CheckOptions): Promise<CheckOutcome> {
  const started = new Date();
  const warnings: RunMessage[] = [];
  const { maxRequests, sentBefore = 0 } = options;
  const budget = maxRequests === undefined ? undefined : new Budget(Math.max(0, maxRequests - sentBefore));
  const pace = options.rate === undefined ? undefined : paced(options.rate);
  const writes = options.maxWrites === undefined ? undefined : new Budget(options.maxWrites);
  const deadline = deadlineIn(options.maxTimeMs);
  const traffic = new Traffic();
  const failures = new Failures(options);
  const outcomes: SubjectOutcome[] = [];
  for (const subject of options.formats) {
    if (options.signal.aborted || failures.areEnough) break;
    outcomes.push(
      await runSubject(subject, { options, budget, pace, writes, deadline, traffic, failures, warn: (message) => warnings.push(message) }),
    );
  }
  const report = reportOf(options, { started, outcomes, traffic, warnings });
  const stop = outcomes.map((outcome) => outcome.stop).find((each) => each !== undefined) ?? stopIfNothingExercised(report);
  if (stop !== undefined && !options.signal.aborted)
    return { kind: 'not-judged', reason: stop, ...(stopped(outcomes) ? { report: undefined, empty: report } : { report }) };
  return { kind: 'judged', report };
}

/** If every format stopped before it was judged, there is nothing to report. */
function stopped(outcomes: readonly SubjectOutcome[]): boolean {
  return outcomes.every(({ stop }) => stop !== undefined && stop.code !== 'target-lost');
}

interface ReportParts {
  readonly started: Date;
  readonly outcomes: readonly SubjectOutcome[];
  readonly traffic: Traffic;
  readonly warnings: readonly RunMessage[];
}

function reportOf(options: CheckOptions, { started, outcomes, traffic, warnings }: ReportParts): Report {
  const results = outcomes.flatMap((outcome) => outcome.results);
  return {
    version: 1,
    run: {
      tool: options.tool,
      started: started.toISOString(),
      ms: Date.now() - started.getTime(),
      targets: Object.fromEntries(options.formats.map(({ format, target }) => [format.name, target])),
      interrupted: options.signal.aborted,
      options: {
        concurrency: options.concurrency,
        runs: options.runs ?? 0,
        maxRequests: options.maxRequests ?? null,
        maxTimeMs: options.maxTimeMs ?? null,
        maxFailures: options.maxFailures ?? null,
        timeoutMs: options.timeoutMs,
        httpStatus: options.httpStatus,
        readOnly: options.readOnly,
        assumed: options.assumed,
        strict: options.strict,
        keep: options.keep,
        embedded: options.embedded === true,
        headers: options.headers.map(([name]) => name),
        operations: options.operations?.words ?? null,
        only: options.only,
        skip: options.skip,
        requirements: options.revision?.name ?? null,
        require: options.require ?? [],
      },
      requests: (options.sentBefore ?? 0) + traffic.requests,
      retries: traffic.retries,
      ...traffic.shrinking.info,
      notes: outcomes.flatMap(({ notes }) => notes),
      warnings,
      ...unfinishedOf(outcomes),
      ...(options.shard === undefined ? {} : { shard: { ...options.shard, ...shareInfo(outcomes) } }),
    },
    seed: options.seed,
    summary: summaryOf(results),
    results,
    coverage: outcomes.map(({ coverage }) => coverage),
    exchanges: Object.assign({}, ...outcomes.map(({ exchanges }) => exchanges)),
  };
}

function unfinishedOf(outcomes: readonly SubjectOutcome[]): Pick<Report['run'], 'unfinished'> {
  const formats = outcomes.filter(({ stop }) => stop?.code === 'target-lost').map(({ coverage }) => coverage.format);
  return formats.length === 0 ? {} : { unfinished: formats };
}

function shareInfo(outcomes: readonly SubjectOutcome[]): Omit<ShardInfo, 'index' | 'of'> {
  return {
    stopped: outcomes.filter(({ stop }) => stop !== undefined).map(({ coverage }) => coverage.format),
    missed: Object.fromEntries(outcomes.map(({ coverage, missed }) => [coverage.format, missed])),
    examples: Object.assign({}, ...outcomes.map(({ examples }) => examples)),
  };
}
