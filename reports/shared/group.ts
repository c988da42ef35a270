import { canonical, isArray, isObject, type Json, member } from '../../src/json/json.ts';
import type { Finding, Report, Result } from '../../src/model/report.ts';
import { sendingOf } from './sending.ts';

/** Findings with one mechanism: the same complaint at the same location, over operations and causes. */
export interface FindingGroup {
  readonly result: Result;
  /** Never empty; the one whose request is easiest to send again first. */
  readonly findings: readonly Finding[];
  readonly example: Finding;
  /** How often it was seen in each operation, in the order of the report; findings without an operation are under ''. */
  readonly operations: ReadonlyMap<string, number>;
  readonly count: number;
}

/** The groups of a result, in the order of their first findings. */
export function groups(result: Result, report: Report): readonly FindingGroup[] {
  const byKey = Map.groupBy(result.findings, keyOf);
  return [...byKey.values()].map((findings) => group(result, findings, report));
}

function group(result: Result, findings: readonly Finding[], report: Report): FindingGroup {
  const sorted = easiestFirst(findings, report);
  const [example] = sorted;
  if (example === undefined) throw new Error('A group of findings has at least one');
  const operations = new Map<string, number>();
  for (const { operation, count } of findings) operations.set(operation ?? '', (operations.get(operation ?? '') ?? 0) + count);
  const count = findings.reduce((sum, finding) => sum + finding.count, 0);
  return { result, findings: sorted, example, operations, count };
}

function keyOf(finding: Finding): string {
  const location = openLocation(finding.where);
  // In an element of a list a number is a position or a count: it follows from what was sent.
  const shape = (value: Json) => (location !== finding.where && typeof value === 'number' ? 'number' : shapeOf(value));
  return canonical([finding.code, location, shape(finding.expected), shape(finding.actual)]);
}

// `/errors/3/index` and `/errors/4/index` are one location.
/** The location with an asterisk for each position in a list. */
export function openLocation(where: string): string {
  return where.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

/** Numbers and texts as they are (codes, statuses); of lists and objects only what kinds of values they hold. */
export function shapeOf(value: Json): Json {
  if (!isArray(value) && !isObject(value)) return value;
  return kindOf(value);
}

function kindOf(value: Json): Json {
  if (isArray(value)) return [...new Set(value.map((element) => canonical(kindOf(element))))].sort();
  if (!isObject(value)) return typeof value;
  return Object.fromEntries(Object.keys(value).map((name) => [name, kindOf(member(value, name) ?? null)]));
}

/** The findings whose request is easiest to send again first: without a provider state, with the valid key, with few bytes. */
export function easiestFirst(findings: readonly Finding[], report: Report): readonly Finding[] {
  const effort = (finding: Finding) => {
    const { states, key } = sendingOf(finding, report);
    return [states.length, key === 'state' ? 1 : 0, sizeOf(finding, report)] as const;
  };
  const rated = findings.map((finding) => ({ finding, effort: effort(finding) }));
  const byEffort = rated.toSorted(({ effort: a }, { effort: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return byEffort.map(({ finding }) => finding);
}

/** Bytes of the request that shows a finding; one that no exchange shows comes last. */
function sizeOf(finding: Finding, report: Report): number {
  const exchange = finding.exchange === null ? undefined : report.exchanges[finding.exchange];
  return exchange === undefined ? Number.MAX_SAFE_INTEGER : exchange.url.length + (exchange.body?.length ?? 0);
}
