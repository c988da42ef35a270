import type { CheckOptions, CheckOutcome, Stop } from '../model/check.ts';
import type { Note, Report } from '../model/report.ts';
import { VERDICTS, type Verdict } from '../model/verdict.ts';
import { Budget } from '../send/budget.ts';
import { Traffic } from './open.ts';
import { runSubject, type SubjectOutcome } from './subject-run.ts';

/** Checks every format on its target, one after the other, and makes one report. */
export async function check(options: CheckOptions): Promise<CheckOutcome> {
  const started = new Date();
  const notes: Note[] = [];
  const warnings: Note[] = [];
  const { maxRequests, sentBefore = 0 } = options;
  const budget = maxRequests === undefined ? undefined : new Budget(Math.max(0, maxRequests - sentBefore));
  const traffic = new Traffic();
  const outcomes: SubjectOutcome[] = [];
  for (const subject of options.formats) {
    if (options.signal.aborted) break;
    outcomes.push(
      await runSubject(subject, { options, budget, traffic, note: (note) => notes.push(note), warn: (note) => warnings.push(note) }),
    );
  }
  const report = reportOf(options, { started, outcomes, traffic, notes, warnings });
  const stop = outcomes.map((outcome) => outcome.stop).find((each) => each !== undefined) ?? nothingExercised(options, report);
  if (stop !== undefined && !options.signal.aborted)
    return { kind: 'not-judged', reason: stop, report: stopped(outcomes) ? undefined : report };
  return { kind: 'judged', report };
}

/** Where every format was stopped by its smoke step there is nothing to report. */
function stopped(outcomes: readonly SubjectOutcome[]): boolean {
  return outcomes.every(({ stop }) => stop !== undefined);
}

/** A run in which no valid request was ever accepted is no pass. */
function nothingExercised(options: CheckOptions, report: Report): Stop | undefined {
  const idle = report.coverage.find(({ successes }) => !Object.values(successes).includes('observed'));
  const judged = report.results.some(({ verdict }) => verdict === 'failed' || verdict === 'passed');
  if (idle === undefined && judged) return undefined;
  return options.signal.aborted ? undefined : { code: 'nothing-exercised', detail: idle === undefined ? {} : { format: idle.format } };
}

interface Parts {
  readonly started: Date;
  readonly outcomes: readonly SubjectOutcome[];
  readonly traffic: Traffic;
  readonly notes: readonly Note[];
  readonly warnings: readonly Note[];
}

function reportOf(options: CheckOptions, { started, outcomes, traffic, notes, warnings }: Parts): Report {
  const results = outcomes.flatMap((outcome) => outcome.results);
  const count = (verdict: Verdict): [Verdict, number] => [verdict, results.filter((result) => result.verdict === verdict).length];
  const summary = Object.fromEntries(VERDICTS.map(count));
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
        maxRequests: options.maxRequests ?? null,
        timeoutMs: options.timeoutMs,
        httpStatus: options.httpStatus,
        readOnly: options.readOnly,
        assumed: options.assumed,
        strict: options.strict,
        keep: options.keep,
        headers: options.headers.map(([name]) => name),
        only: options.only,
        skip: options.skip,
      },
      requests: (options.sentBefore ?? 0) + traffic.requests,
      retries: traffic.retries,
      notes,
      warnings,
    },
    seed: options.seed,
    summary: { ...ZERO, ...summary },
    results,
    coverage: outcomes.map(({ coverage }) => coverage),
    exchanges: Object.assign({}, ...outcomes.map(({ exchanges }) => exchanges)),
  };
}

const ZERO: Readonly<Record<Verdict, number>> = { passed: 0, failed: 0, skipped: 0, 'not-exercised': 0, blocked: 0, errored: 0 };
