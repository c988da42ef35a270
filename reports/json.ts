import type { Finding, Report, Result, RunInfo } from '../src/model/report.ts';
import { VERDICTS } from '../src/model/verdict.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { curlText } from './shared/curl.ts';
import { detailsOf } from './shared/details.ts';
import { jsonText } from './shared/json-text.ts';

/**
 * The report itself as JSON, indented by two, members in the order of `report.schema.json`. Each finding has its sentence,
 * its hint and its commands beside its data.
 */
export const json: Reporter = (report, options) => `${jsonText(ordered(report, options), 2)}\n`;

function ordered(report: Report, options: ReporterOptions): Report {
  const { version, run, seed, summary, results, coverage, exchanges } = report;
  return {
    version,
    run: runOf(run),
    seed,
    // `as`: every verdict is there, since VERDICTS holds them all.
    summary: Object.fromEntries(VERDICTS.map((verdict) => [verdict, summary[verdict]])) as Report['summary'],
    results: results.map((result) =>
      resultOf(result, (finding) => ({ ...findingOf(finding), ...wordsOf({ report, result, finding }, options) })),
    ),
    coverage: coverage.map(({ format, successes, codes, undocumented, gaps }) => ({ format, successes, codes, undocumented, gaps })),
    exchanges: Object.fromEntries(Object.entries(exchanges).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...(report.baseline === undefined ? {} : { baseline: report.baseline }),
    ...(report.required === undefined ? {} : { required: report.required }),
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
  unfinished,
  descriptions,
}: RunInfo): RunInfo {
  const run = { tool, started, ms, targets, interrupted, options, requests, retries, notes, warnings };
  return {
    ...run,
    ...(shard === undefined ? {} : { shard }),
    ...(contracts === undefined ? {} : { contracts }),
    ...(unfinished === undefined ? {} : { unfinished }),
    ...(descriptions === undefined ? {} : { descriptions }),
  };
}

function resultOf(
  { id, format, level, title, source, verdict, reason, operations, findings, state }: Result,
  withWords: (finding: Finding) => Finding,
): Result {
  return {
    id,
    format,
    level,
    title,
    source,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    operations,
    findings: findings.map(withWords),
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

/** What the reporters for people say about a finding. */
function wordsOf(spot: Parameters<typeof detailsOf>[0], options: ReporterOptions): Pick<Finding, 'sentence' | 'hint' | 'curl' | 'replay'> {
  const { sentence, hint, curl, replay } = detailsOf(spot, options);
  return {
    sentence,
    ...(hint === undefined ? {} : { hint }),
    ...(curl === undefined ? {} : { curl: curlText(curl) }),
    ...(replay === undefined ? {} : { replay }),
  };
}
