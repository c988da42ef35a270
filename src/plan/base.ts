import { isObject, type Json } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type { Expected, Operation, RequestDocument, RequestLocation } from '../model/format.ts';
import { ACCEPTED, ACCEPTED_OR_REJECTED, type Bind, type Probe } from '../model/probe.ts';
import { asDocument, boundPlaces, isUnder, withPlace } from '../model/request.ts';
import { either, isOpen } from '../mutate/expected.ts';
import { isAssumed, nodeOf } from '../schema/node.ts';
import { operationOf, type PlanContext, statesByName, statesKnown } from './context.ts';
import { expectedForId } from './id-expectation.ts';
import { outcome, probeOf } from './probe.ts';
import { promisedBy } from './promised.ts';

/** The valid request of an operation, with the states and steps that it needs. */
export interface Base {
  readonly request: RequestDocument;
  readonly bind: readonly Bind[];
  readonly states: readonly string[];
  /** Steps before it in the same scenario. */
  readonly before: readonly Probe[];
  /** Shared scenarios whose answers it uses. */
  readonly uses: readonly string[];
  /** Locations whose values name no resource, because the right values are not available. */
  readonly unknown: readonly RequestLocation[];
  /** The states that would provide them. */
  readonly missing: readonly string[];
}

/** The id of the shared scenario that creates the resource which reading probes of other operations use. */
export function sharedId(operation: string): string {
  return `${operation}/shared`;
}

/** Caches bases by context, operation and `own`. */
const cache = new WeakMap<PlanContext, WeakMap<Operation, Map<boolean, Base>>>();

/** The valid request of an operation. With `own`, the resource that it needs is created in the same scenario, else in a shared one. */
export function baseOf(context: PlanContext, operation: Operation, own: boolean): Base {
  const ofContext = cache.get(context) ?? new WeakMap<Operation, Map<boolean, Base>>();
  const ofOperation = ofContext.get(operation) ?? new Map<boolean, Base>();
  const base = ofOperation.get(own) ?? newBase(context, operation, own);
  cache.set(context, ofContext.set(operation, ofOperation.set(own, base)));
  return base;
}

function newBase(context: PlanContext, operation: Operation, own: boolean): Base {
  const { valid } = operation;
  const request = withoutAssumed(context, operation, valid.request);
  const states = statesKnown(context, valid.states) ? valid.states : [];
  const missing = states.length === valid.states.length ? [] : valid.states;
  const made = createFor(context, operation, own);
  const bind = [...stateBinds(context, operation, states), ...(made?.bind ?? [])];
  const locations = boundPlaces(valid);
  const isUnbound = (location: RequestLocation) => !bind.some(({ to }) => to === location) && isThere(request, location);
  const unsure = valid.unsure.filter(isUnbound);
  const unknown = [...new Set([...locations, ...valid.unsure])].filter(isUnbound);
  // A read may try its luck with an example: it cannot harm whatever that names.
  const isHarmless = valid.basis !== 'written' && !operation.writes;
  const fallback = (all: RequestDocument, location: RequestLocation) => {
    const example = at(asDocument(all), location);
    return (isHarmless ? example : undefined) ?? valid.unknown.get(location) ?? example ?? 'errspec-unknown';
  };
  return {
    request: unknown.reduce((all, location) => withPlace(all, location, fallback(all, location)), request),
    bind,
    states: [...new Set([...states, ...(made?.states ?? [])])],
    before: made?.before ?? [],
    uses: made?.uses ?? [],
    unknown: missing.length > 0 || (valid.from !== undefined && made === undefined) ? unknown : unsure,
    missing,
  };
}

/** Whether the request has a value there. Path parameters always count, since they are filled in later. */
function isThere(request: RequestDocument, location: RequestLocation): boolean {
  return location.startsWith('/path/') || at(asDocument(request), location) !== undefined;
}

function stateBinds(context: PlanContext, operation: Operation, states: readonly string[]): readonly Bind[] {
  const values = statesByName(context.format, states).flatMap((state) => state.values);
  return [...new Set(values)].flatMap((value) =>
    (operation.valid.bind.get(value) ?? []).map((to): Bind => ({ to, from: { kind: 'state', value } })),
  );
}

/** The create step (`own`) or the shared scenario that provides the values of `from`. */
function createFor(
  context: PlanContext,
  operation: Operation,
  own: boolean,
): Pick<Base, 'bind' | 'before' | 'uses' | 'states'> | undefined {
  const { from } = operation.valid;
  if (from === undefined) return undefined;
  const creating = operationOf(context.format, from.operation);
  if (context.options.readOnly && creating.writes) return undefined;
  const creation = baseOf(context, creating, true);
  if (creation.unknown.length > 0) return undefined;
  const scenario = own ? undefined : sharedId(from.operation);
  const step = createName(creation);
  const bind = [
    ...[...from.bind].map(([where, to]): Bind => ({ to, from: { kind: 'answer', scenario, step, at: where } })),
    ...[...from.carried].map(([where, to]): Bind => ({ to, from: { kind: 'request', scenario, step, at: where } })),
  ];
  if (!own) return { bind, before: [], uses: [sharedId(from.operation)], states: [] };
  return { bind, before: [...creation.before, createStep(context, creating, step)], uses: [], states: creation.states };
}

/** The name of a create step after the create steps of what it is part of. */
export function createName({ before }: Base): string {
  return before.length === 0 ? 'create' : `create-${before.length + 1}`;
}

/** A valid create request, as a step before others. */
export function createStep(context: PlanContext, operation: Operation, step: string): Probe {
  const base = baseOf(context, operation, true);
  // An example may be accepted only once: names may have to be unique.
  const isPromised = operation.valid.basis === 'written';
  return probeOf(operation, {
    step,
    request: base.request,
    bind: base.bind,
    cause: isPromised ? { kind: 'valid', variant: 'example' } : { kind: 'open', what: 'example' },
    expect: outcome(isPromised ? ACCEPTED : ACCEPTED_OR_REJECTED),
  });
}

/** The request without assumed members, unless these may be judged. */
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

/** The expectation for values that name no resource: that of documented cases with the same changes, else that of the members or of the format. */
function unknownExpected(context: PlanContext, operation: Operation, locations: readonly RequestLocation[]): Expected {
  const documented = operation.cases.filter(
    (each) =>
      each.states.length === 0 &&
      each.change.length > 0 &&
      each.change.every((change) => locations.some((location) => isUnder(change.at, location))),
  );
  // If documented cases cover every location, they are more precise than the format's cause, which is for all operations.
  const covered = locations.every((location) => documented.some((each) => each.change.some((change) => isUnder(change.at, location))));
  const fromCases = documented.map((each) => each.expect);
  const own = locations.map((location) =>
    promisedBy(
      operation,
      { kind: 'unknown-id', at: [location] },
      expectedForId(context.format, operation, location, 'unknown'),
      context.format,
    ),
  );
  return (covered && fromCases.length > 0 ? fromCases : [...own, ...fromCases]).reduce(either);
}

/**
 * The expectation if the request also names an unknown resource: a server may report either. What the documents leave open stays open, since a server
 * that accepts it may never look for the resource: it may read a body of another media type as an empty one.
 */
export function besideUnknown(
  context: PlanContext,
  operation: Operation,
  base: Base,
  expected: Expected,
  gone: readonly RequestLocation[],
): Expected {
  const left = base.unknown.filter((location) => !gone.some((other) => isUnder(location, other)));
  return left.length === 0 || isOpen(expected) ? expected : either(expected, unknownExpected(context, operation, left));
}
