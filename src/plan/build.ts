import type { Json } from '../json/json.ts';
import { at, type Pointer } from '../json/pointer.ts';
import { type Change, type Expected, type Operation, operationById, type RequestDocument, type RequestLocation } from '../model/format.ts';
import type { Blame, BodyForm, Cause, Expectation, KeyForm, Probe, Scenario } from '../model/probe.ts';
import { asDocument, withoutPlace, withPlace } from '../model/request.ts';
import { isOpen } from '../mutate/expected.ts';
import { type Base, baseOf, besideUnknown } from './base.ts';
import { type PlanContext, statesByName } from './context.ts';
import { bindsBeside, outcome, probeOf } from './probe.ts';
import { promisedBy } from './promised.ts';
import { provided } from './provided.ts';

/** One derived scenario: the change of the valid request, its cause, and the expected answer. */
export interface ScenarioChange {
  /** The id below the operation: `violation/body/name/maxLength`. */
  readonly id: string;
  readonly cause: Cause;
  readonly expected: Expected;
  readonly blame?: Blame;
  readonly change?: readonly Change[];
  /** Another valid body; values of states and earlier answers are still filled in where it has their locations. */
  readonly document?: Json;
  readonly key?: KeyForm;
  readonly body?: BodyForm;
  readonly spec?: Pointer;
  /** Whether it rests on a member that is assumed. */
  readonly assumed?: boolean;
  /** Replaces the outcome made from `expected`. */
  readonly expect?: Expectation;
  /** Whether the request must be accepted, so that it cannot name unknown resources. */
  readonly needsValid?: boolean;
}

/** The scenario of a change; `undefined` if the valid request that it needs is not available (its states are missing). */
export function build(context: PlanContext, operation: Operation, derived: ScenarioChange): Scenario | undefined {
  const base = baseOf(context, operation, operation.writes);
  const changed = (derived.change ?? []).map(({ at }) => at);
  const gone =
    derived.body === undefined || derived.body.kind === 'json' ? [...changed, ...notIn(derived.document, base)] : [...changed, '/body'];
  const expected = promisedBy(operation, derived.cause, derived.expected, context.format);
  const left = besideUnknown(context, operation, base, expected, gone);
  if (left !== expected && (derived.needsValid === true || (expected.accepted && !isOpen(expected)))) return undefined;
  const start = derived.document === undefined ? base.request : { ...base.request, body: derived.document };
  const request = changedRequest(start, derived.change ?? []);
  const bind = bindsBeside(base.bind, gone).filter(({ to }) => !to.startsWith('/body/') || at(asDocument(request), to) !== undefined);
  const strict = probeOf(operation, {
    step: 'probe',
    request,
    bind,
    // What has become open breaks nothing.
    cause: isOpen(expected) && !isOpen(derived.expected) ? { kind: 'open', what: derived.id } : derived.cause,
    expect: derived.expect ?? outcome(left, derived.blame),
    ...(derived.key === undefined ? {} : { key: derived.key }),
    ...(derived.body === undefined ? {} : { body: derived.body }),
    ...(derived.spec === undefined ? {} : { spec: derived.spec }),
  });
  const probe = { ...strict, ...provided(operation, base, { ...derived, expected }, strict) };
  return scenarioOf(context, operation, { ...pruned(context, base, bind), id: derived.id, probe, assumed: derived.assumed === true });
}

/** Locations of unknown values that the other body does not have. */
function notIn(document: Json | undefined, { request, unknown }: Base): readonly RequestLocation[] {
  if (document === undefined) return [];
  const whole = asDocument({ ...request, body: document });
  return unknown.filter((location) => location.startsWith('/body/') && at(whole, location) === undefined);
}

/** The states and steps of the base whose values are still used. */
function pruned(context: PlanContext, base: Base, bind: Probe['bind']): Pick<Base, 'states' | 'before' | 'uses'> {
  const wantsAnswer = bind.some(({ from }) => from.kind === 'answer' || from.kind === 'request');
  const wanted = new Set(
    [...bind, ...(wantsAnswer ? base.before.flatMap((step) => step.bind) : [])].flatMap(({ from }) =>
      from.kind === 'state' ? [from.value] : [],
    ),
  );
  const states = statesByName(context.format, base.states).filter((state) => state.values.some((value) => wanted.has(value)));
  return {
    states: states.map((state) => state.name),
    before: wantsAnswer ? base.before : [],
    uses: wantsAnswer ? base.uses : [],
  };
}

interface ScenarioParts extends Pick<Base, 'states' | 'before' | 'uses'> {
  readonly id: string;
  readonly probe: Probe;
  readonly assumed: boolean;
}

/** A scenario of one probe, after the steps that it needs. */
export function scenarioOf(context: PlanContext, operation: Operation, parts: ScenarioParts): Scenario {
  const steps = [...parts.before, parts.probe];
  return {
    id: `${operation.id}/${parts.id}`,
    operation: operation.id,
    steps,
    states: parts.states,
    uses: parts.uses,
    shared: false,
    covers: [],
    broughtBy: undefined,
    assumed: parts.assumed || operation.source.basis === 'assumed',
    writes: writes(context, steps),
  };
}

/** Whether any step could change the state of the server. */
export function writes(context: PlanContext, steps: readonly Probe[]): boolean {
  return steps.some((step) => operationById(context.format, step.operation)?.writes ?? step.method !== 'GET');
}

/** The request with the changes applied, in their order. */
export function changedRequest(request: RequestDocument, changes: readonly Change[]): RequestDocument {
  return changes.reduce((all, each) => (each.kind === 'set' ? withPlace(all, each.at, each.value) : withoutPlace(all, each.at)), request);
}

/** A location as a part of an id: `/body/content/url` becomes `body/content/url`. */
export function idFromLocation(location: RequestLocation): string {
  return location.slice(1);
}
