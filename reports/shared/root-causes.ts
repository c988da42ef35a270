import { canonical } from '../../src/json/json.ts';
import type { Finding, RecordedExchange, Report, Result } from '../../src/model/report.ts';
import { isAcceptedFinding } from '../../src/model/verdict.ts';
import { connected } from './connected.ts';
import { openLocation, shapeOf } from './group.ts';
import { sendingOf } from './sending.ts';

/** A finding with the result that it belongs to. */
export interface JudgedFinding {
  readonly result: Result;
  readonly finding: Finding;
}

/** Findings, over requirements and operations, that one fault of the server can explain. */
export interface RootCause {
  /** Never empty, in the order of the report. */
  readonly findings: readonly JudgedFinding[];
  /** The one that was seen most often, among those that need no provider state. */
  readonly example: JudgedFinding;
  /** Each once, in the order of the report; empty where the findings are of all answers together. */
  readonly operations: readonly string[];
  /** Each once, in the order of the report. */
  readonly requirements: readonly string[];
  /** In how many exchanges it was seen: one exchange may violate several requirements, so they are not added up. */
  readonly count: number;
}

/**
 * The findings that count, grouped by what probably causes them; the cause that concerns most operations first.
 * Findings belong together if they are one complaint at one location, or if the same probes show them in the same answers
 * at the same location, or one of them at a location inside that of the other.
 */
export function rootCauses(report: Report): readonly RootCause[] {
  const all = report.results.flatMap((result) =>
    result.findings.filter((finding) => !isAcceptedFinding(finding)).map((finding) => ({ result, finding })),
  );
  const complaints = [...Map.groupBy(all, (one) => complaintOf(one, report)).values()];
  const inSameAnswers = joined(complaints, report, () => sameProbesAndAnswers);
  const inside = joined(inSameAnswers, report, insideOnly);
  return inside.map((findings) => rootCause(inOrder(all, findings), report)).toSorted(byWeight);
}

type Link = (a: Mechanism, b: Mechanism) => boolean;

/** The groups of findings, those joined that the link connects. */
function joined(
  groups: readonly (readonly JudgedFinding[])[],
  report: Report,
  linkOf: (all: readonly Mechanism[]) => Link,
): readonly (readonly JudgedFinding[])[] {
  const mechanisms = groups.map((findings) => mechanism(findings, report));
  return connected(mechanisms, linkOf(mechanisms)).map((group) => group.flatMap(({ findings }) => findings));
}

/** Findings of one complaint, and what they can share with others. */
interface Mechanism {
  readonly findings: readonly JudgedFinding[];
  readonly format: string;
  /** Locations, with the whole answer as ''. */
  readonly locations: ReadonlySet<string>;
  /** Operation and kind of cause. */
  readonly probes: ReadonlySet<string>;
  /** Status and media type. */
  readonly answers: ReadonlySet<string>;
  readonly specs: ReadonlySet<string>;
}

function mechanism(findings: readonly JudgedFinding[], report: Report): Mechanism {
  const each = (value: (finding: Finding) => string) => new Set(findings.map(({ finding }) => value(finding)));
  return {
    findings,
    format: findings[0]?.result.format ?? '',
    locations: each(({ where }) => wholeAnswer(where)),
    probes: each(({ operation, cause }) => canonical([operation, familyOf(cause)])),
    answers: each(({ exchange }) => (exchange === null ? '' : answerClass(report.exchanges[exchange]))),
    specs: each(({ spec }) => spec),
  };
}

/** One complaint: the requirement is not part of it, since several may complain about the same. */
function complaintOf({ result, finding }: JudgedFinding, report: Report): string {
  const { code, where, expected, actual, exchange, cause } = finding;
  const location = openLocation(where);
  // A number at a position of a list follows from what was sent.
  const shape = (value: Finding['actual']) => (location !== where && typeof value === 'number' ? 'number' : shapeOf(value));
  // Unhandled exceptions look alike, so the causes separate them.
  const crash = isServerError(exchange === null ? undefined : report.exchanges[exchange]) ? familyOf(cause) : null;
  return canonical([result.format, code, location, shape(expected), shape(actual), crash]);
}

/** Status, body and content type are the whole answer; other locations are a part of it. */
function wholeAnswer(where: string): string {
  return where === 'status' || where === 'header:content-type' ? '' : openLocation(where);
}

/** Kinds of causes with which one piece of code deals: bodies that cannot be parsed. */
const UNREADABLE = new Set(['malformed-json', 'lenient-json', 'empty-body']);

function familyOf(cause: string): string {
  return UNREADABLE.has(cause) ? 'unreadable-body' : cause;
}

function isServerError(exchange: RecordedExchange | undefined): boolean {
  return exchange !== undefined && 'status' in exchange.answer && exchange.answer.status >= 500;
}

function answerClass(exchange: RecordedExchange | undefined): string {
  if (exchange === undefined) return '';
  const { answer } = exchange;
  return 'failure' in answer ? answer.failure : `${answer.status} ${answerMediaType(exchange)}`;
}

/** The media type of an answer without its parameters, or ''. */
export function answerMediaType({ answer }: RecordedExchange): string {
  if ('failure' in answer) return '';
  const type = Object.entries(answer.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return type.split(';')[0]?.trim().toLowerCase() ?? '';
}

function sameProbesAndAnswers(a: Mechanism, b: Mechanism): boolean {
  return (
    a.format === b.format &&
    [...a.locations].some((location) => b.locations.has(location)) &&
    sharedProbes(a, b) &&
    nested(a.answers, b.answers)
  );
}

/** One is a part of the other, and not a small one: what shows everywhere does not explain what shows in a few places. */
function sharedProbes(a: Mechanism, b: Mechanism): boolean {
  const [fewer, more] = a.probes.size <= b.probes.size ? [a, b] : [b, a];
  return fewer.probes.size * 2 >= more.probes.size && nested(fewer.probes, more.probes);
}

function nested(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  return [...fewer].every((one) => more.has(one));
}

/** A mechanism belongs to one inside its location, if there is exactly one. */
function insideOnly(all: readonly Mechanism[]): Link {
  const inside = new Map(all.map((outer) => [outer, all.filter((inner) => inner !== outer && isInside(inner, outer))]));
  const isOnly = (outer: Mechanism, inner: Mechanism) => inside.get(outer)?.length === 1 && inside.get(outer)?.[0] === inner;
  return (a, b) => isOnly(a, b) || isOnly(b, a);
}

function isInside(inner: Mechanism, outer: Mechanism): boolean {
  const below = [...outer.locations].some(
    (above) => above !== '' && [...inner.locations].some((location) => location.startsWith(`${above}/`)),
  );
  return below && inner.format === outer.format && sharedProbes(inner, outer) && [...inner.specs].some((spec) => outer.specs.has(spec));
}

function inOrder(all: readonly JudgedFinding[], some: readonly JudgedFinding[]): readonly JudgedFinding[] {
  const wanted = new Set(some);
  return all.filter((one) => wanted.has(one));
}

function rootCause(findings: readonly JudgedFinding[], report: Report): RootCause {
  const example = findings.toSorted((a, b) => effort(a, report) - effort(b, report) || b.finding.count - a.finding.count)[0];
  if (example === undefined) throw new Error('A root cause has at least one finding');
  return {
    findings,
    example,
    operations: [...new Set(findings.flatMap(({ finding }) => finding.operation ?? []))],
    requirements: [...new Set(findings.map(({ result }) => result.id))],
    count: countOf(findings, report),
  };
}

/** Requirements judge the same exchanges; the interactions of a contract have an exchange each. */
function countOf(findings: readonly JudgedFinding[], { run }: Report): number {
  const byRequirement = [...Map.groupBy(findings, ({ result }) => result.id).values()];
  if (run.contracts === true) return byRequirement.length;
  return Math.max(...byRequirement.map((own) => own.reduce((sum, { finding }) => sum + finding.count, 0)));
}

/** How many provider states a reader must set up to see the finding. */
function effort({ finding }: JudgedFinding, report: Report): number {
  return sendingOf(finding, report).states.length;
}

function byWeight(a: RootCause, b: RootCause): number {
  return b.operations.length - a.operations.length || b.count - a.count || (a.example.finding.id < b.example.finding.id ? -1 : 1);
}
