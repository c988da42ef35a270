import { matchesGlob } from '../json/glob.ts';
import type { Json } from '../json/json.ts';
import type { Baseline, BaselineEntry, BaselineOutcome, BaselineProblem, RuleEntry } from '../model/baseline.ts';
import { entryText } from '../model/baseline.ts';
import type { Finding, Gap, RecordedExchange, Report, Result } from '../model/report.ts';

/** What deciding about entries needs beside the report. */
export interface BaselineContext {
  /** Today as `YYYY-MM-DD`, UTC. */
  readonly today: string;
  /** Ids of all requirements that exist, selected or not. */
  readonly requirements: readonly string[];
  /** Ids of all operations of the formats in the report. */
  readonly operations: readonly string[];
}

/**
 * Marks the findings that the baseline accepts (`known`) and lists the entries that are expired, stale or without a match. An entry counts as
 * stale or unmatched only where the run exercised all that the entry is about: a filtered, interrupted, sharded or budgeted run proves nothing.
 */
export function withBaseline(report: Report, baseline: Baseline, context: BaselineContext): Report {
  const valid = baseline.entries.filter((entry) => !isExpired(entry, context));
  const used = new Set<BaselineEntry>();
  const results = report.results.map((result): Result => ({ ...result, findings: result.findings.map((each) => marked(each)) }));
  const outcome: BaselineOutcome = {
    file: baseline.file,
    entries: baseline.entries.length,
    known: results.flatMap(({ findings }) => findings).filter(({ known }) => known !== undefined).length,
    unchecked: valid.filter((entry) => !used.has(entry) && !isChecked(entry, report, baseline) && nameProblem(entry, context) === undefined)
      .length,
    problems: baseline.entries.flatMap((entry) => problemOf(entry)),
  };
  return { ...report, results, baseline: outcome };

  function marked(finding: Finding): Finding {
    const exchange = finding.exchange === null ? undefined : report.exchanges[finding.exchange];
    const matching = valid.filter((entry) => accepts(entry, { finding, exchange }));
    for (const entry of matching) used.add(entry);
    const [first] = matching;
    const { known: _, ...own } = finding;
    return first === undefined ? own : { ...own, known: { reason: first.reason, line: first.line } };
  }

  function problemOf(entry: BaselineEntry): readonly BaselineProblem[] {
    const { line, expires } = entry;
    const common = { line, entry: entryText(entry) };
    if (isExpired(entry, context)) return [{ kind: 'expired', ...common, ...(expires === undefined ? {} : { expires }) }];
    const wrongName = nameProblem(entry, context);
    if (wrongName !== undefined) return [{ kind: wrongName, ...common }];
    if (used.has(entry) || !isChecked(entry, report, baseline)) return [];
    return [{ kind: entry.kind === 'finding' ? 'stale' : 'unmatched', ...common }];
  }
}

/** Whether the entry's last day has passed. */
function isExpired({ expires }: BaselineEntry, { today }: Pick<BaselineContext, 'today'>): boolean {
  return expires !== undefined && expires < today;
}

/** A finding with the exchange that shows it. */
interface Shown {
  readonly finding: Finding;
  readonly exchange: RecordedExchange | undefined;
}

/** Whether an entry that has not expired accepts a finding. */
export function isAccepted(baseline: Baseline, shown: Shown, today: string): boolean {
  return baseline.entries.some((entry) => !isExpired(entry, { today }) && accepts(entry, shown));
}

function accepts(entry: BaselineEntry, shown: Shown): boolean {
  return entry.kind === 'finding' ? entry.id === shown.finding.id : matchesRule(entry, shown);
}

function matchesRule(rule: RuleEntry, { finding, exchange }: Shown): boolean {
  const status = exchange !== undefined && 'status' in exchange.answer ? exchange.answer.status : undefined;
  return (
    (rule.requirement === undefined || matchesGlob(rule.requirement, finding.requirement)) &&
    (rule.operation === undefined || (finding.operation !== null && matchesGlob(rule.operation, finding.operation))) &&
    (rule.code === undefined || matchesGlob(rule.code, finding.code)) &&
    (rule.status === undefined || rule.status === status) &&
    (rule.answeredBy === undefined || rule.answeredBy.toLowerCase() === exchange?.answeredBy?.toLowerCase())
  );
}

/** A misspelt name would make an entry that never matches: it is a problem whatever the run exercised. */
function nameProblem(entry: BaselineEntry, context: BaselineContext): 'unknown-requirement' | 'unknown-operation' | undefined {
  const wanted = entry.kind === 'finding' ? entry.id.slice(0, entry.id.lastIndexOf(':')) : entry.requirement;
  // Findings of verified pacts are of interactions, not of requirements.
  const isContract = wanted?.startsWith('pact/') === true;
  if (wanted !== undefined && !isContract && !context.requirements.some((id) => matchesGlob(wanted, id))) return 'unknown-requirement';
  if (entry.kind === 'finding' || entry.operation === undefined) return undefined;
  const { operation } = entry;
  return context.operations.some((id) => matchesGlob(operation, id)) ? undefined : 'unknown-operation';
}

/** Options under which a run sends only a part of what it could. */
const PARTIAL_OPTIONS = ['maxRequests', 'maxTimeMs', 'maxFailures'] as const;

/** Reasons of gaps that every run of the description has unless provider states are given. */
const OF_STATES: readonly Gap['why'][] = ['state', 'valid-request', 'assumed', 'out-of-reach'];

/** How much a run left out: its gaps, and the scenarios in them. */
export function gapsIn({ coverage }: Pick<Report, 'coverage'>, counts: (gap: Gap) => boolean = () => true): number {
  const counted = coverage.flatMap(({ gaps }) => gaps.filter(counts));
  return counted.reduce((sum, { scenarios }) => sum + scenarios, counted.length);
}

/** Whether the run left out more than the recorded one; without one, anything but what needs a provider state. */
function exercisedLess(report: Report, recorded: Baseline['recorded']): boolean {
  return recorded === undefined ? gapsIn(report, ({ why }) => !OF_STATES.includes(why)) > 0 : gapsIn(report) > recorded.gaps;
}

/** Whether the run exercised all that the entry is about. */
function isChecked(entry: BaselineEntry, report: Report, { recorded }: Baseline): boolean {
  const { run, results, seed } = report;
  if (exercisedLess(report, recorded)) return false;
  if (run.interrupted || run.unfinished !== undefined || run.shard !== undefined) return false;
  if (PARTIAL_OPTIONS.some((name) => typeof run.options[name] === 'number')) return false;
  if (run.options['operations'] !== undefined && run.options['operations'] !== null) return false;
  const wanted = entry.kind === 'finding' ? entry.id.slice(0, entry.id.lastIndexOf(':')) : (entry.requirement ?? '*');
  const concerned = results.filter(({ id }) => matchesGlob(wanted, id));
  if (entry.kind === 'finding' && entry.fuzz && !drawsAgain({ seed, runs: run.options['runs'] }, recorded)) return false;
  return (
    concerned.length > 0 && concerned.every(({ verdict }) => verdict !== 'skipped' && verdict !== 'not-exercised' && verdict !== 'errored')
  );
}

/** Whether a run generates all random payloads of the recorded one: another seed may miss what that one found. */
function drawsAgain({ seed, runs }: { readonly seed: number; readonly runs: Json | undefined }, recorded: Baseline['recorded']): boolean {
  return recorded !== undefined && recorded.seed === seed && typeof runs === 'number' && runs >= recorded.runs;
}
