import { isObject, type Json } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type { Expected, Operation, RequestDocument, RequestLocation } from '../model/format.ts';
import { ACCEPTED, type Bind, type Probe } from '../model/probe.ts';
import { asDocument, boundPlaces, isUnder, withPlace } from '../model/request.ts';
import { either } from '../mutate/expected.ts';
import { isAssumed, nodeOf } from '../schema/node.ts';
import { operationOf, type PlanContext, statesByName, statesKnown } from './context.ts';
import { onId } from './on-id.ts';
import { outcome, probeOf } from './probe.ts';

/** A valid request of an operation with what it rests on. */
export interface Base {
  readonly request: RequestDocument;
  readonly bind: readonly Bind[];
  readonly states: readonly string[];
  /** Steps before it in the same scenario. */
  readonly before: readonly Probe[];
  /** Shared scenarios whose answers it uses. */
  readonly uses: readonly string[];
  /** Places that hold values which name nothing, because the right ones are not to be had. */
  readonly unknown: readonly RequestLocation[];
  /** The states that would give the right ones. */
  readonly missing: readonly string[];
}

/** The id of the shared scenario that makes what reading probes of other operations use. */
export function sharedId(operation: string): string {
  return `${operation}/shared`;
}

/** What was worked out for a context and an operation, made anew in the same scenario or not. */
const known = new WeakMap<PlanContext, WeakMap<Operation, Map<boolean, Base>>>();

/** The valid request of an operation; `own` makes what it works on anew in the same scenario. Worked out once. */
export function baseOf(context: PlanContext, operation: Operation, own: boolean): Base {
  const ofContext = known.get(context) ?? new WeakMap<Operation, Map<boolean, Base>>();
  const ofOperation = ofContext.get(operation) ?? new Map<boolean, Base>();
  const base = ofOperation.get(own) ?? newBase(context, operation, own);
  known.set(context, ofContext.set(operation, ofOperation.set(own, base)));
  return base;
}

function newBase(context: PlanContext, operation: Operation, own: boolean): Base {
  const { valid } = operation;
  const request = withoutAssumed(context, operation, valid.request);
  const states = statesKnown(context, valid.states) ? valid.states : [];
  const missing = states.length === valid.states.length ? [] : valid.states;
  const made = valid.from === undefined || context.options.readOnly ? undefined : createFor(context, operation, own);
  const bind = [...stateBinds(context, operation, states), ...(made?.bind ?? [])];
  const places = boundPlaces(valid);
  const unknown = places.filter((place) => !bind.some(({ to }) => to === place) && isThere(request, place));
  return {
    request: unknown.reduce(
      (all, place) => withPlace(all, place, valid.unknown.get(place) ?? at(asDocument(all), place) ?? 'errspec-unknown'),
      request,
    ),
    bind,
    states: [...new Set([...states, ...(made?.states ?? [])])],
    before: made?.before ?? [],
    uses: made?.uses ?? [],
    unknown: missing.length > 0 || (valid.from !== undefined && made === undefined) ? unknown : [],
    missing,
  };
}

/** Path places always count: they are bound before they hold anything. */
function isThere(request: RequestDocument, place: RequestLocation): boolean {
  return place.startsWith('/path/') || at(asDocument(request), place) !== undefined;
}

function stateBinds(context: PlanContext, operation: Operation, states: readonly string[]): readonly Bind[] {
  const values = statesByName(context.format, states).flatMap((state) => state.values);
  return [...new Set(values)].flatMap((value) =>
    (operation.valid.bind.get(value) ?? []).map((to): Bind => ({ to, from: { kind: 'state', value } })),
  );
}

/** The create step (own) or the shared scenario that gives the values of `from`. */
function createFor(
  context: PlanContext,
  operation: Operation,
  own: boolean,
): Pick<Base, 'bind' | 'before' | 'uses' | 'states'> | undefined {
  const { from } = operation.valid;
  if (from === undefined) return undefined;
  const creating = operationOf(context.format, from.operation);
  const creation = baseOf(context, creating, true);
  if (creation.unknown.length > 0) return undefined;
  const scenario = own ? undefined : sharedId(from.operation);
  const bind = [...from.bind].map(([where, to]): Bind => ({ to, from: { kind: 'answer', scenario, step: 'create', at: where } }));
  if (!own) return { bind, before: [], uses: [sharedId(from.operation)], states: [] };
  return { bind, before: [...creation.before, createStep(context, creating, 'create')], uses: [], states: creation.states };
}

/** A valid create, as a step before others. */
export function createStep(context: PlanContext, operation: Operation, step: string): Probe {
  const base = baseOf(context, operation, true);
  return probeOf(operation, {
    step,
    request: base.request,
    bind: base.bind,
    cause: { kind: 'valid', variant: 'example' },
    expect: outcome(ACCEPTED),
  });
}

/** The request without members that are only assumed, unless these may be judged. */
function withoutAssumed(context: PlanContext, operation: Operation, request: RequestDocument): RequestDocument {
  if (context.options.assumed) return request;
  const query = Object.fromEntries(
    Object.entries(request.query).filter(([name]) => !operation.parameters.some((each) => each.name === name && isAssumed(each.schema))),
  );
  const { body } = operation;
  if (body === undefined || !isObject(request.body)) return { ...request, query };
  return { ...request, query, body: stripped(context, body.schema, body.pointer, request.body) };
}

function stripped(context: PlanContext, schema: Parameters<typeof nodeOf>[1], where: string, value: Json): Json {
  if (!isObject(value)) return value;
  const { properties } = nodeOf(context.format, schema, where);
  const kept = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    const property = properties.get(name);
    if (property === undefined) return [[name, inner]];
    return isAssumed(property.schema) ? [] : [[name, stripped(context, property.schema, property.pointer, inner)]];
  });
  return Object.fromEntries(kept);
}

/** What the format expects where the places hold values that name nothing: what written cases that do the same say, else the members' own word or the causes'. */
function unknownExpected(context: PlanContext, operation: Operation, places: readonly RequestLocation[]): Expected {
  const written = operation.cases.filter(
    (each) =>
      each.states.length === 0 &&
      each.change.length > 0 &&
      each.change.every((change) => places.some((place) => isUnder(change.at, place))),
  );
  // Where written cases speak of every place, they know better than the causes' word, which is for all operations at once.
  const covered = places.every((place) => written.some((each) => each.change.some((change) => isUnder(change.at, place))));
  const said = written.map((each) => each.expect);
  const own = places.map((place) => onId(context.format, operation, place, 'unknown'));
  return (covered && said.length > 0 ? said : [...own, ...said]).reduce(either);
}

/** The expectation when, besides, the base names something unknown: either may be seen first. */
export function besideUnknown(
  context: PlanContext,
  operation: Operation,
  base: Base,
  expected: Expected,
  gone: readonly RequestLocation[],
): Expected {
  const left = base.unknown.filter((place) => !gone.some((other) => isUnder(place, other)));
  return left.length === 0 ? expected : either(expected, unknownExpected(context, operation, left));
}
