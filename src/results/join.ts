import { canonical, type Json } from '../json/json.ts';
import type { FormatCoverage, RecordedExchange, Report, Result, RunInfo, RunMessage, ShrinkingCost } from '../model/report.ts';
import { exchangesOf } from './identity.ts';
import { joinedCoverage } from './join-coverage.ts';
import { type JoinOptions, joinedResult, type ShardResults } from './join-results.ts';
import { type ShardReport, shardsOf, type Unjoinable } from './joinable.ts';
import { summaryOf } from './summary.ts';

/** The report of the whole run, or why these reports do not make one. */
export type Joined = { readonly kind: 'report'; readonly report: Report } | { readonly kind: 'unjoinable'; readonly why: Unjoinable };

/**
 * Merges the reports of all shards into the report of a single run: the same except for `run`, and for addresses and times in `exchanges`.
 */
export function join(reports: readonly Report[], options: JoinOptions): Joined {
  const shards = shardsOf(reports, options);
  if (shards.kind === 'unjoinable') return shards;
  const { first, all } = shards;
  const results = first.results.map((result, index) =>
    joinedResult(partsOf(result, index, all), options, operationsOf(first, result.format)),
  );
  const report: Report = {
    version: 1,
    run: joinedRun(first, all),
    seed: first.seed,
    summary: summaryOf(results),
    results,
    coverage: first.coverage.map((coverage, index) => joinedCoverage(coverage, coverageParts(all, coverage, index))),
    exchanges: citedOf(results, all),
  };
  return { kind: 'report', report };
}

function partsOf(first: Result, index: number, all: readonly ShardReport[]): ShardResults {
  return {
    first,
    all: all.flatMap(({ results, run: { shard } }) => (results[index] === undefined ? [] : [{ result: results[index], shard }])),
  };
}

function coverageParts(all: readonly ShardReport[], { format }: FormatCoverage, index: number) {
  return all.flatMap(({ coverage, run: { shard } }) =>
    coverage[index] === undefined ? [] : [{ coverage: coverage[index], missed: shard.missed[format] ?? 0 }],
  );
}

/** The operations of a format, in the order of its description. */
function operationsOf({ coverage }: Report, format: string): readonly string[] {
  return Object.keys(coverage.find((each) => each.format === format)?.successes ?? {});
}

/** The exchanges that findings cite; each is in the report of the one shard that ran its scenario. */
function citedOf(results: readonly Result[], all: readonly ShardReport[]): Readonly<Record<string, RecordedExchange>> {
  const cited = new Set(results.flatMap(({ findings }) => findings.flatMap(exchangesOf)));
  return Object.fromEntries(all.flatMap(({ exchanges }) => Object.entries(exchanges).filter(([name]) => cited.has(name))));
}

function joinedRun(first: ShardReport, all: readonly ShardReport[]): RunInfo {
  const runs = all.map(({ run }) => run);
  const started = Math.min(...runs.map((run) => Date.parse(run.started)));
  return {
    tool: first.run.tool,
    started: new Date(started).toISOString(),
    ms: Math.max(...runs.map((run) => Date.parse(run.started) + run.ms)) - started,
    targets: first.run.targets,
    interrupted: runs.some(({ interrupted }) => interrupted),
    options: first.run.options,
    requests: runs.reduce((sum, { requests }) => sum + requests, 0),
    retries: runs.reduce((sum, { retries }) => sum + retries, 0),
    ...shrinkingOf(runs),
    notes: distinct(runs.flatMap(({ notes }) => notes)),
    warnings: distinct(runs.flatMap(({ warnings }) => warnings)),
    ...descriptionsOf(runs),
  };
}

function shrinkingOf(runs: readonly RunInfo[]): Pick<RunInfo, 'shrinking'> {
  const all = runs.flatMap(({ shrinking }) => shrinking ?? []);
  const sumOf = (name: keyof ShrinkingCost) => all.reduce((sum, cost) => sum + cost[name], 0);
  return all.length === 0
    ? {}
    : { shrinking: { requests: sumOf('requests'), findings: sumOf('findings'), unfinished: sumOf('unfinished') } };
}

/** Each shard knows the lines that its own findings cite. */
function descriptionsOf(runs: readonly RunInfo[]): Pick<RunInfo, 'descriptions'> {
  const all = runs.flatMap(({ descriptions }) => Object.entries(descriptions ?? {}));
  if (all.length === 0) return {};
  const joined = [...Map.groupBy(all, ([format]) => format)].map(([format, own]) => {
    const positions = Object.assign({}, ...own.map(([, description]) => description.positions));
    return [format, { file: own[0]?.[1].file ?? '', positions }];
  });
  return { descriptions: Object.fromEntries(joined) };
}

function distinct(notes: readonly RunMessage[]): readonly RunMessage[] {
  const textOf = ({ code, format, detail }: RunMessage): Json => [code, format ?? null, detail];
  return [...new Map(notes.map((note) => [canonical(textOf(note)), note])).values()];
}
