import type { Format } from '../model/format.ts';
import type { CountedLocation, Finding, Result, ShardInfo } from '../model/report.ts';
import type { AggregateRequirement, Requirement } from '../model/requirement.ts';
import { combinedVerdict, strongest, type Verdict } from '../model/verdict.ts';
import { ended } from './aggregate.ts';
import { CauseLocations } from './cause-locations.ts';
import { type CountedFinding, deduplicated, inReport } from './deduplicate.ts';
import { isBetter } from './identity.ts';

/** What is needed to end aggregates: their requirements, and the formats as they were judged. */
export interface JoinOptions {
  readonly requirements: readonly Requirement[];
  readonly formatOf: (name: string) => Format;
}

/** One result of each shard, in the order of the shards. */
export interface ShardResults {
  readonly first: Result;
  readonly all: readonly ShardResult[];
}

export interface ShardResult {
  readonly result: Result;
  readonly shard: ShardInfo;
}

/** Merges the results of a requirement over all shards; `operations` gives the order of the description. */
export function joinedResult({ first, all }: ShardResults, options: JoinOptions, operations: readonly string[]): Result {
  const { id, format, level, title, source } = first;
  const common = { id, format, level, title, source };
  const requirement = options.requirements.find((each) => each.id === id);
  const verdict = combinedVerdict(all.map(({ result }) => result.verdict));
  if (requirement?.kind === 'aggregate' && verdict !== 'skipped' && verdict !== 'errored')
    return { ...common, ...aggregated(requirement, all, options.formatOf(format)), operations: {} };
  const reason = reasonOf(verdict, all);
  const findings = joinedFindings(all, operations);
  return {
    ...common,
    level: strongest(requirement?.level ?? level, findings),
    verdict,
    ...(reason === undefined ? {} : { reason }),
    operations: byOperation(all, operations),
    findings,
  };
}

function aggregated(
  requirement: AggregateRequirement,
  all: readonly ShardResult[],
  format: Format,
): Pick<Result, 'verdict' | 'reason' | 'findings'> {
  const { aggregate } = requirement;
  const state = all.reduce((sum, { result }) => (result.state === undefined ? sum : aggregate.merge(sum, result.state)), aggregate.start());
  const { verdict, reason, findings } = ended(requirement, state, format);
  return reason === undefined ? { verdict, findings } : { verdict, reason, findings };
}

/** The alphabetically first reason of the shards that have the verdict of the whole. */
function reasonOf(verdict: Verdict, all: readonly ShardResult[]): string | undefined {
  const reasons = all.flatMap(({ result }) => (result.verdict === verdict ? (result.reason ?? []) : []));
  return reasons.toSorted((a, b) => (a < b ? -1 : Number(a > b)))[0];
}

function byOperation(all: readonly ShardResult[], operations: readonly string[]): Readonly<Record<string, Verdict>> {
  return Object.fromEntries(
    [...operations, '-'].flatMap((operation): [string, Verdict][] => {
      const verdicts = all.flatMap(({ result }) => result.operations[operation] ?? []);
      return verdicts.length === 0 ? [] : [[operation, combinedVerdict(verdicts)]];
    }),
  );
}

/** Merges findings: counts add up over all shards, with the example that one run would have shown. */
function joinedFindings(all: readonly ShardResult[], operations: readonly string[]): readonly Finding[] {
  const found = new Map<string, CountedFinding>();
  for (const { result, shard } of all)
    for (const finding of result.findings) {
      const { seen, ...rank } = shard.examples[finding.id] ?? { units: 0, size: 0, at: 0, seen: finding.count };
      const now: CountedFinding = { finding: { ...finding, count: seen }, rank };
      const before = found.get(finding.id);
      found.set(finding.id, before === undefined ? now : both(before, now));
    }
  const order = (operation: string | null) => (operation === null ? operations.length : operations.indexOf(operation));
  return deduplicated([...found.values()].toSorted(inReport(order)));
}

function both(before: CountedFinding, now: CountedFinding): CountedFinding {
  const { finding, rank } = isBetter(now.rank, before.rank) ? now : before;
  const count = before.finding.count + now.finding.count;
  const places = mergedLocations([before.finding, now.finding]);
  return { finding: { ...finding, count, ...(places.length === 0 ? {} : { places }) }, rank };
}

function mergedLocations(findings: readonly Finding[]): readonly CountedLocation[] {
  const all = new CauseLocations();
  for (const location of findings.flatMap(({ places = [] }) => places)) all.add(location, location.count);
  return all.list();
}
