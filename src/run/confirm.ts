import type { CheckOptions } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { Finding, RecordedExchange, Recurrence, Report, Result } from '../model/report.ts';
import { isBetween } from '../read/answered-by.ts';
import { recipeFrom } from './recipe.ts';
import { type Bench, benchOf, nowOf } from './replayed.ts';
import type { Session } from './session.ts';
import type { Shared } from './subject-run.ts';

/** What sending findings again takes. */
export interface Confirming {
  readonly format: Format;
  readonly session: Session;
  readonly shared: Shared;
  /** The target limits its rate, so only what the network may have caused is sent again. */
  readonly isLimited: boolean;
}

type Found = Pick<Report, 'results' | 'exchanges'>;

/** How often a finding that the network may have caused is sent again before it counts. */
const TRIES = 3;
/** At most so many of those: where hundreds fail, the network is no explanation. */
const MOST_SUSPECTS = 60;
/** Of all other findings so many are sent again by themselves, one of each requirement, code and operation. */
const MOST_OTHERS = 25;
/** So many copies of a scenario are sent at once to see whether it takes concurrency to fail. */
export const COPIES = 8;

/**
 * Sends the scenarios of findings again, each by itself, and says what did not come back. What a gateway or the network may have caused (no
 * answer, or a 5xx that the application did not send) is `flaky` once one of three tries passes. Any other finding keeps counting: it shows
 * `concurrent` where it comes back only among copies of itself, `once` where it does not come back at all.
 */
export async function recurrences(found: Found, confirming: Confirming): Promise<ReadonlyMap<string, Recurrence>> {
  const { shared, format } = confirming;
  const bench = benchOf(format, shared.options.requirements, beforeOf(found.results));
  const findings = found.results.flatMap((result) => result.findings);
  const suspects = findings.filter((finding) => isSuspect(exchangeOf(finding, found))).slice(0, MOST_SUSPECTS);
  const marks = new Map<string, Recurrence>();
  for (const finding of suspects) {
    const mark = await suspectMark(finding, bench, confirming);
    if (mark !== undefined) marks.set(finding.id, mark);
  }
  if (confirming.isLimited || shared.budget !== undefined) return marks;
  for (const finding of representatives(findings.filter((each) => !suspects.includes(each)))) {
    const mark = await otherMark(finding, bench, confirming);
    if (mark !== undefined) marks.set(finding.id, mark);
  }
  return marks;
}

/** The results with these marks on their findings. */
export function withRecurrences(results: readonly Result[], marks: ReadonlyMap<string, Recurrence>): readonly Result[] {
  const marked = (finding: Finding): Finding => {
    const recurrence = marks.get(finding.id);
    return recurrence === undefined ? finding : { ...finding, recurrence };
  };
  return marks.size === 0 ? results : results.map((result) => ({ ...result, findings: result.findings.map(marked) }));
}

function beforeOf(results: readonly Result[]): Bench['before'] {
  const judged = results.filter(({ verdict }) => verdict === 'passed' || verdict === 'failed');
  return {
    findings: new Set(results.flatMap(({ findings }) => findings.map(({ id }) => id))),
    judged: new Set(judged.map(({ id }) => id)),
  };
}

function exchangeOf({ exchange }: Finding, { exchanges }: Found): RecordedExchange | undefined {
  return exchange === null ? undefined : exchanges[exchange];
}

/** Whether the network, or something between errspec and the application, may have made the answer. */
export function isSuspect(exchange: RecordedExchange | undefined): boolean {
  if (exchange === undefined) return false;
  if ('failure' in exchange.answer) return true;
  const { status } = exchange.answer;
  const isGatewayStatus = [502, 503, 504].includes(status) || (status >= 520 && status <= 530);
  const by = exchange.answeredBy;
  return status >= 500 && (by === null ? isGatewayStatus : isBetween(by));
}

async function suspectMark(finding: Finding, bench: Bench, confirming: Confirming): Promise<Recurrence | undefined> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const came = await cameBack(finding, bench, confirming);
    if (came === 'no') return { kind: 'flaky', tries, counts: confirming.shared.options.flaky === 'fail' };
    if (came === 'unknown') return undefined;
  }
  return undefined;
}

async function otherMark(finding: Finding, bench: Bench, confirming: Confirming): Promise<Recurrence | undefined> {
  for (let tries = 0; tries < 2; tries += 1) if ((await cameBack(finding, bench, confirming)) !== 'no') return undefined;
  const copies = await Promise.all(Array.from({ length: COPIES }, () => cameBack(finding, bench, confirming)));
  return { kind: copies.includes('yes') ? 'concurrent' : 'once' };
}

/** Whether the finding comes back when its scenario is sent again; `unknown` where that cannot be seen. */
async function cameBack(finding: Finding, bench: Bench, { session, shared }: Confirming): Promise<'yes' | 'no' | 'unknown'> {
  const recipe = recipeFrom(finding.recipe);
  if (recipe === undefined || shared.options.signal.aborted || shared.deadline?.soon.aborted === true || !session.affords(recipe.scenario))
    return 'unknown';
  const now = nowOf(finding, await session.run(recipe.scenario), bench);
  switch (now.kind) {
    case 'fixed':
      return 'no';
    case 'still-failing':
      return 'yes';
    case 'cannot-judge':
      return 'unknown';
    default:
      return now satisfies never;
  }
}

/** The first finding of each requirement, code and operation. */
function representatives(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, ({ requirement, code, operation }) => [requirement, code, operation].join(' '));
  return [...groups.values()].flatMap(([first]) => first ?? []).slice(0, MOST_OTHERS);
}

/** Whether a run sends the scenarios of its findings again. */
export function confirms({ confirm, signal }: CheckOptions): boolean {
  return confirm === true && !signal.aborted;
}
