import type { Stop } from '../model/check.ts';
import type { Format, Operation } from '../model/format.ts';
import type { Probe, Scenario } from '../model/probe.ts';
import type { Observation } from '../model/requirement.ts';
import { answeredBy } from '../read/answered-by.ts';
import { matchOf } from '../read/outcome.ts';
import { speaks } from './readable.ts';
import type { Session } from './session.ts';

/** The result of the smoke test: go on (and what cannot be exercised), or why nothing can be judged. */
export type Smoke =
  | {
      readonly kind: 'go';
      readonly mayWrite: boolean;
      readonly notOffered: ReadonlySet<string>;
      /** The observations, for the coverage; these requests are judged when they are sent again with the others. */
      readonly seen: readonly Observation[];
    }
  | { readonly kind: 'stop'; readonly stop: Stop };

/** After this many requests that stayed "rate limit exceeded" the others are not tried. */
const LIMITED_ENOUGH = 3;

/** Sends valid requests, the smoke operation's first, until one is accepted or all were tried. */
export async function smoke(session: Session, scenarios: readonly Scenario[]): Promise<Smoke> {
  const { format } = session.subject;
  const seen: Observation[] = [];
  let limited = 0;
  for (const scenario of candidates(format, scenarios)) {
    const { steps, missed } = await session.run(scenario);
    const observation = steps.get('probe');
    if (observation !== undefined) seen.push(observation);
    if (observation !== undefined && isAccepted(observation)) break;
    if (missed?.gap.why === 'limited') limited += 1;
    if (seen.length === 0 && limited >= LIMITED_ENOUGH) return { kind: 'stop', stop: { code: 'rate-limited', format: format.name } };
  }
  const stop = verdict(format, seen);
  if (stop !== undefined) return { kind: 'stop', stop };
  const writing = await mayWrite(session, scenarios);
  return { kind: 'go', mayWrite: writing, notOffered: await notOffered(session, scenarios, writing), seen };
}

function isAccepted({ operation, format, reading }: Observation): boolean {
  return operation !== undefined && reading.kind === 'success' && speaks(format, operation, reading);
}

/** The smoke operation's valid request, then that of each other operation, reads first, and last a request without a key. */
function candidates(format: Format, scenarios: readonly Scenario[]): readonly Scenario[] {
  const first = (operation: Operation, kind: Probe['cause']['kind']) =>
    scenarios.find(
      (scenario) => scenario.operation === operation.id && scenario.broughtBy === undefined && scenario.steps.at(-1)?.cause.kind === kind,
    );
  const order = format.operations.toSorted((a, b) => rank(format, a) - rank(format, b));
  const smokeOperation = order.slice(0, 1).flatMap((operation) => first(operation, 'key') ?? []);
  return [...order.flatMap((operation) => first(operation, 'valid') ?? []), ...smokeOperation];
}

function rank(format: Format, operation: Operation): number {
  if (operation.id === format.smoke) return 0;
  return operation.writes || operation.source.basis === 'assumed' ? 2 : 1;
}

/** Why nothing can be judged, if that is so; any other wrong answer is a finding. */
function verdict(format: Format, seen: readonly Observation[]): Stop | undefined {
  if (seen.some(isAccepted)) return undefined;
  const valid = seen.filter(({ probe }) => probe.cause.kind === 'valid');
  if (seen.length === 0) return { code: 'no-requests', format: format.name };
  const [first] = seen;
  if (first?.reading.kind === 'unanswered' && seen.every(({ reading }) => reading.kind === 'unanswered'))
    return { code: 'nothing-answers', format: format.name, failure: first.reading.failure, cause: first.reading.detail };
  if (!seen.some(({ operation, reading }) => operation !== undefined && speaks(format, operation, reading))) {
    const answered = seen.find(({ reading }) => reading.kind !== 'unanswered');
    const by = answered === undefined ? undefined : answeredBy(answered.exchange);
    const status = answered?.exchange.outcome.kind === 'answered' ? answered.exchange.outcome.status : undefined;
    return { code: 'no-format-reads', format: format.name, status, answeredBy: by?.name ?? by?.who };
  }
  if (valid.length > 0 && valid.every((each) => refusedForKey(each))) return { code: 'key-refused', format: format.name };
  return undefined;
}

function refusedForKey({ format, reading }: Observation): boolean {
  return matchOf(format, reading, format.causes.badKey).kind === 'expected';
}

/** Whether the key may write: tried with one write, if the format has an error for it. */
async function mayWrite(session: Session, scenarios: readonly Scenario[]): Promise<boolean> {
  const { format } = session.subject;
  const { forbidden } = format.causes;
  if (forbidden === undefined) return true;
  const writing = scenarios.find((scenario) => scenario.writes && scenario.broughtBy === undefined && asksToWrite(scenario));
  if (writing === undefined) return true;
  const answer = (await session.run(writing)).steps.get('probe')?.reading;
  return answer === undefined || matchOf(format, answer, forbidden).kind !== 'expected';
}

/** A write with the key of the run: a valid one, or one whose only mistake is an unknown id. */
function asksToWrite(scenario: Scenario): boolean {
  const probe = scenario.steps.at(-1);
  return probe?.key.kind === 'good' && (probe.cause.kind === 'valid' || probe.cause.kind === 'case' || probe.cause.kind === 'unknown-id');
}

/** Assumed operations whose valid request (or first case) is answered as if it did not exist. */
async function notOffered(session: Session, scenarios: readonly Scenario[], writing: boolean): Promise<ReadonlySet<string>> {
  const { format } = session.subject;
  const missing = new Set<string>();
  for (const operation of format.operations) {
    if (operation.source.basis !== 'assumed' || (operation.writes && !writing)) continue;
    const kinds = operation.valid.onlyInStates ? ['case'] : ['valid'];
    const scenario = scenarios.find((each) => each.operation === operation.id && kinds.includes(each.steps.at(-1)?.cause.kind ?? ''));
    const observation = scenario === undefined ? undefined : (await session.run(scenario)).steps.get('probe');
    if (observation !== undefined && saysUnknown(observation)) missing.add(operation.id);
  }
  return missing;
}

/** A plain "not found", without a detail about what was asked for. */
function saysUnknown({ format, reading }: Observation): boolean {
  if (reading.kind === 'unreadable') return reading.status === 404;
  return reading.kind === 'error' && reading.detail === undefined && matchOf(format, reading, format.causes.unknown).kind === 'expected';
}
