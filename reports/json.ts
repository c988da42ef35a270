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
    run: inOrder(run, RUN),
    seed,
    // `as`: every verdict is there, since VERDICTS holds them all.
    summary: Object.fromEntries(VERDICTS.map((verdict) => [verdict, summary[verdict]])) as Report['summary'],
    results: results.map((result) => {
      const findings = result.findings.map((finding) => ({
        ...inOrder<FindingData>(finding, FINDING),
        ...wordsOf({ report, result, finding }, options),
      }));
      return inOrder({ ...result, findings }, RESULT);
    }),
    coverage: coverage.map(({ format, successes, codes, undocumented, gaps }) => ({ format, successes, codes, undocumented, gaps })),
    exchanges: Object.fromEntries(Object.entries(exchanges).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...(report.baseline === undefined ? {} : { baseline: report.baseline }),
    ...(report.required === undefined ? {} : { required: report.required }),
  };
}

/** One entry for each member of a type: a member that is added to the type and not here is a type error. */
type MembersOf<T> = { readonly [Name in keyof Required<T>]: true };

/** The members of a value in this order; those that are `undefined` are left out. */
function inOrder<T extends object>(value: T, order: MembersOf<T>): T {
  // `as`: keys of `order` are those of T, and the result has the members of `value`.
  const names = Object.keys(order) as (keyof T)[];
  return Object.fromEntries(names.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]]))) as T;
}

const RUN: MembersOf<RunInfo> = {
  tool: true,
  started: true,
  ms: true,
  targets: true,
  interrupted: true,
  options: true,
  requests: true,
  retries: true,
  shrinking: true,
  notes: true,
  warnings: true,
  shard: true,
  contracts: true,
  unfinished: true,
  descriptions: true,
};

const RESULT: MembersOf<Result> = {
  id: true,
  format: true,
  level: true,
  title: true,
  source: true,
  verdict: true,
  reason: true,
  operations: true,
  findings: true,
  state: true,
};

/** A finding without its words and commands, which are written anew. */
type FindingData = Omit<Finding, 'sentence' | 'hint' | 'curl' | 'replay'>;

const FINDING: MembersOf<FindingData> = {
  id: true,
  requirement: true,
  code: true,
  operation: true,
  cause: true,
  about: true,
  where: true,
  expected: true,
  actual: true,
  spec: true,
  level: true,
  count: true,
  exchange: true,
  steps: true,
  advice: true,
  fuzz: true,
  places: true,
  recipe: true,
  recurrence: true,
  known: true,
};

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
