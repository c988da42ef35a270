import { canonical, isArray, isObject, type Json, member } from '../../src/json/json.ts';
import type { Finding, Report, Result } from '../../src/model/report.ts';

/** Findings that one mechanism explains: the same complaint at the same kind of place, over operations and causes. */
export interface FindingGroup {
  readonly result: Result;
  /** Never empty; the one with the smallest request first, the others as the report has them. */
  readonly findings: readonly Finding[];
  readonly example: Finding;
  /** How often it showed in each operation, in the order of the report; findings without one stand under ''. */
  readonly operations: ReadonlyMap<string, number>;
  readonly count: number;
}

/** The groups of a result, in the order of their first findings. */
export function groups(result: Result, report: Report): readonly FindingGroup[] {
  const byKey = Map.groupBy(result.findings, keyOf);
  return [...byKey.values()].map((findings) => group(result, findings, report));
}

function group(result: Result, findings: readonly Finding[], report: Report): FindingGroup {
  const sorted = findings.toSorted((a, b) => sizeOf(a, report) - sizeOf(b, report));
  const [example] = sorted;
  if (example === undefined) throw new Error('A group of findings has at least one');
  const operations = new Map<string, number>();
  for (const { operation, count } of findings) operations.set(operation ?? '', (operations.get(operation ?? '') ?? 0) + count);
  const count = findings.reduce((sum, finding) => sum + finding.count, 0);
  return { result, findings: sorted, example, operations, count };
}

function keyOf(finding: Finding): string {
  const place = placeOf(finding.where);
  // In an element of a list a number is a position or a count: it follows from what was sent.
  const shape = (value: Json) => (place !== finding.where && typeof value === 'number' ? 'number' : shapeOf(value));
  return canonical([finding.code, place, shape(finding.expected), shape(finding.actual)]);
}

/** The place with positions of lists left open. */
function placeOf(where: string): string {
  return where.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

/** Numbers and words count as they are (codes, statuses); in lists and objects only what kinds of values they hold. */
function shapeOf(value: Json): Json {
  if (!isArray(value) && !isObject(value)) return value;
  return kindOf(value);
}

function kindOf(value: Json): Json {
  if (isArray(value)) return [...new Set(value.map((element) => canonical(kindOf(element))))].sort();
  if (!isObject(value)) return typeof value;
  return Object.fromEntries(Object.keys(value).map((name) => [name, kindOf(member(value, name) ?? null)]));
}

/** Bytes of the request that shows a finding; one that no exchange shows comes last. */
function sizeOf(finding: Finding, report: Report): number {
  const exchange = finding.exchange === null ? undefined : report.exchanges[finding.exchange];
  return exchange === undefined ? Number.MAX_SAFE_INTEGER : exchange.url.length + (exchange.body?.length ?? 0);
}
