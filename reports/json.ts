import type { Finding, Report, Result, RunInfo } from '../src/model/report.ts';
import { VERDICTS } from '../src/model/verdict.ts';
import type { Reporter } from './reporter.ts';

/** The report itself as JSON, indented by two, members in the order of `report.schema.json`. */
export const json: Reporter = (report) => `${JSON.stringify(ordered(report), null, 2)}\n`;

function ordered(report: Report): Report {
  const { version, run, seed, summary, results, coverage, exchanges } = report;
  return {
    version,
    run: runOf(run),
    seed,
    // `as`: every verdict is there, since VERDICTS holds them all.
    summary: Object.fromEntries(VERDICTS.map((verdict) => [verdict, summary[verdict]])) as Report['summary'],
    results: results.map(resultOf),
    coverage: coverage.map(({ format, successes, codes, undocumented, gaps }) => ({ format, successes, codes, undocumented, gaps })),
    exchanges: Object.fromEntries(Object.entries(exchanges).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...(report.baseline === undefined ? {} : { baseline: report.baseline }),
  };
}

function runOf({
  tool,
  started,
  ms,
  targets,
  interrupted,
  options,
  requests,
  retries,
  notes,
  warnings,
  shard,
  contracts,
}: RunInfo): RunInfo {
  const run = { tool, started, ms, targets, interrupted, options, requests, retries, notes, warnings };
  return { ...run, ...(shard === undefined ? {} : { shard }), ...(contracts === undefined ? {} : { contracts }) };
}

function resultOf({ id, format, level, title, source, verdict, reason, operations, findings, state }: Result): Result {
  return {
    id,
    format,
    level,
    title,
    source,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    operations,
    findings: findings.map(findingOf),
    ...(state === undefined ? {} : { state }),
  };
}

function findingOf(finding: Finding): Finding {
  const {
    id,
    requirement,
    code,
    operation,
    cause,
    about,
    where,
    expected,
    actual,
    spec,
    count,
    exchange,
    fuzz,
    places,
    recipe,
    recurrence,
    known,
  } = finding;
  return {
    id,
    requirement,
    code,
    operation,
    cause,
    about,
    where,
    expected,
    actual,
    spec,
    count,
    exchange,
    ...(fuzz === undefined ? {} : { fuzz }),
    ...(places === undefined ? {} : { places }),
    recipe,
    ...(recurrence === undefined ? {} : { recurrence }),
    ...(known === undefined ? {} : { known: { reason: known.reason, line: known.line } }),
  };
}
