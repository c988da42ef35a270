import type { Json } from '../json/json.ts';
import { at, type Pointer } from '../json/pointer.ts';
import { type Change, type Expected, type Operation, operationById, type RequestDocument, type RequestLocation } from '../model/format.ts';
import type { Blame, BodyForm, Cause, Expectation, KeyForm, Probe, Scenario } from '../model/probe.ts';
import { asDocument, withoutPlace, withPlace } from '../model/request.ts';
import { type Base, baseOf, besideUnknown } from './base.ts';
import { type PlanContext, statesByName } from './context.ts';
import { bindsBeside, outcome, probeOf } from './probe.ts';

/** One derived scenario: what is changed in the valid request, why, and what must come. */
export interface ScenarioChange {
  /** Below the operation: `violation/body/name/maxLength`. */
  readonly id: string;
  readonly cause: Cause;
  readonly expected: Expected;
  readonly blame?: Blame;
  readonly change?: readonly Change[];
  /** Another valid body: values of states and answers are still put where it has their places. */
  readonly document?: Json;
  readonly key?: KeyForm;
  readonly body?: BodyForm;
  readonly spec?: Pointer;
  /** Rests on a member that is assumed. */
  readonly assumed?: boolean;
  /** In place of the outcome of `expected`. */
  readonly expect?: Expectation;
  /** It must be taken, so that a base that names something unknown will not do. */
  readonly needsValid?: boolean;
}

/** The scenario of a recipe, or `undefined` where the valid request it needs cannot be had (its states are missing). */
export function build(context: PlanContext, operation: Operation, recipe: ScenarioChange): Scenario | undefined {
  const base = baseOf(context, operation, operation.writes);
  const changed = (recipe.change ?? []).map(({ at }) => at);
  const gone =
    recipe.body === undefined || recipe.body.kind === 'json' ? [...changed, ...notIn(recipe.document, base)] : [...changed, '/body'];
  const left = besideUnknown(context, operation, base, recipe.expected, gone);
  if (left !== recipe.expected && (recipe.needsValid === true || (recipe.expected.accepted && !recipe.expected.anyEntry))) return undefined;
  const start = recipe.document === undefined ? base.request : { ...base.request, body: recipe.document };
  const request = changedRequest(start, recipe.change ?? []);
  const bind = bindsBeside(base.bind, gone).filter(({ to }) => !to.startsWith('/body/') || at(asDocument(request), to) !== undefined);
  const probe = probeOf(operation, {
    step: 'probe',
    request,
    bind,
    cause: recipe.cause,
    expect: recipe.expect ?? outcome(left, recipe.blame),
    ...(recipe.key === undefined ? {} : { key: recipe.key }),
    ...(recipe.body === undefined ? {} : { body: recipe.body }),
    ...(recipe.spec === undefined ? {} : { spec: recipe.spec }),
  });
  return scenarioOf(context, operation, { ...pruned(context, base, bind), id: recipe.id, probe, assumed: recipe.assumed === true });
}

/** Places of values that name nothing which another body does not have: it needs none of these values. */
function notIn(document: Json | undefined, { request, unknown }: Base): readonly RequestLocation[] {
  if (document === undefined) return [];
  const whole = asDocument({ ...request, body: document });
  return unknown.filter((place) => place.startsWith('/body/') && at(whole, place) === undefined);
}

/** Only those states and steps of the base whose values are still bound. */
function pruned(context: PlanContext, base: Base, bind: Probe['bind']): Pick<Base, 'states' | 'before' | 'uses'> {
  const wantsAnswer = bind.some(({ from }) => from.kind === 'answer');
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

/** A scenario of one probe after the steps it rests on. */
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

/** Whether any of the steps could change the server. */
export function writes(context: PlanContext, steps: readonly Probe[]): boolean {
  return steps.some((step) => operationById(context.format, step.operation)?.writes ?? step.method !== 'get');
}

/** The request with the changes applied, in their order. */
export function changedRequest(request: RequestDocument, changes: readonly Change[]): RequestDocument {
  return changes.reduce((all, each) => (each.kind === 'set' ? withPlace(all, each.at, each.value) : withoutPlace(all, each.at)), request);
}

/** A place as a part of an id: `/body/content/url` gives `body/content/url`. */
export function idOf(place: RequestLocation): string {
  return place.slice(1);
}
