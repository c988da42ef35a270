import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at, lastToken, pointer } from '../json/pointer.ts';
import type { From, Parameter, RequestBody, RequestDocument, RequestLocation, ValidRequest } from '../model/format.ts';
import { boundPlaces } from '../model/request.ts';
import { bindsAt, checkUsed } from './binds.ts';
import { addProblem, type Build, known, type Sketch } from './build.ts';
import { statesNamed, valuesOf } from './declared-states.ts';
import { type DescribedValue, flagAt, membersOf, textAt, valueBelow } from './described-value.ts';
import { exampleBody, exampleParameters } from './examples.ts';
import { checkPlace, placeAt } from './place.ts';

/** The request that must be accepted (`x-valid-request`); parts that it does not give come from the examples of the description. */
export function validRequest(build: Build, operation: Sketch): ValidRequest {
  const spot = valueBelow(operation.spot, 'x-valid-request');
  const states = statesNamed(build, valueBelow(spot, 'states'));
  const bind = bindsAt(build, operation, valueBelow(spot, 'bind'), valuesOf(build, [...build.states.keys()]));
  checkUsed(build, states, bind, valueBelow(spot, 'states'));
  const mark = valueBelow(spot, 'mark');
  return {
    request: requestDocument(build, operation, spot),
    states,
    bind,
    from: from(build, operation, valueBelow(spot, 'from')),
    unknown: unknownValues(build, operation, valueBelow(spot, 'unknown')),
    onlyInStates: flagAt(valueBelow(spot, 'onlyInStates'), false),
    anyBody: flagAt(valueBelow(spot, 'anyBody'), false),
    anyQuery: flagAt(valueBelow(spot, 'anyQuery'), false),
    mark: mark.value === undefined ? undefined : placeAt(build, operation, mark),
  };
}

function requestDocument(build: Build, operation: Sketch, spot: DescribedValue): RequestDocument {
  const part = (name: string): JsonObject => {
    const given = valueBelow(spot, name);
    for (const [parameter, each] of membersOf(given)) checkPlace(build, operation, pointer(name, parameter), each);
    return isObject(given.value) ? given.value : exampleParameters(build, operation, name);
  };
  const body = valueBelow(spot, 'body');
  if (body.value !== undefined) checkPlace(build, operation, '/body', body);
  return { path: part('path'), query: part('query'), header: part('header'), body: body.value ?? exampleBody(build, operation) };
}

function from(build: Build, operation: Sketch, spot: DescribedValue): From | undefined {
  if (spot.value === undefined) return undefined;
  const id = known(build, valueBelow(spot, 'operation'), 'operation', build.operations.keys()) ?? '';
  if (id === operation.id)
    addProblem(
      build,
      valueBelow(spot, 'operation'),
      'An operation cannot take values from itself.',
      [...build.operations.keys()].filter((other) => other !== id),
    );
  const bind = new Map(membersOf(valueBelow(spot, 'bind')).map(([where, place]) => [where, placeAt(build, operation, place)]));
  return { operation: id, bind, state: stateInstead(build, [...bind.values()], valueBelow(spot, 'state')) };
}

/** A state that can stand in for the other operation: it answers a value for each of the places. */
function stateInstead(build: Build, places: readonly RequestLocation[], spot: DescribedValue): string | undefined {
  if (spot.value === undefined) return undefined;
  const name = known(build, spot, 'state', build.states.keys());
  const values = name === undefined ? [] : valuesOf(build, [name]);
  for (const place of places)
    if (name !== undefined && !values.includes(lastToken(place)))
      addProblem(build, spot, `The state answers no value ${lastToken(place)}, which ${place} needs.`, values);
  return name;
}

function unknownValues(build: Build, operation: Sketch, spot: DescribedValue): ReadonlyMap<RequestLocation, Json> {
  return new Map(
    membersOf(spot).map(([place, each]): [RequestLocation, Json] => {
      checkPlace(build, operation, place, each);
      return [place, each.value ?? null];
    }),
  );
}

/** Notes what a valid request lacks: path and required parameters without a value, a required body. */
export function checkComplete(
  build: Build,
  operation: Sketch,
  valid: ValidRequest,
  parts: { parameters: readonly Parameter[]; body: RequestBody | undefined },
): void {
  const bound = boundPlaces(valid);
  const spot: DescribedValue = { value: undefined, pointer: `${operation.spot.pointer}/x-valid-request` };
  for (const { in: part, name, required } of parts.parameters) {
    const place = pointer(part, name);
    if (required && member(valid.request[part], name) === undefined && !bound.includes(place))
      addProblem(
        build,
        spot,
        `The valid request of ${operation.id} has no value for ${place}: give it one, an "example" at the parameter, or bind it.`,
      );
  }
  const hasBody = valid.request.body !== undefined || bound.some((place) => place === '/body' || place.startsWith('/body/'));
  if (parts.body?.required === true && !hasBody)
    addProblem(build, spot, `The valid request of ${operation.id} has no body: give it one, or an "example" at the media type.`);
  checkMark(build, operation, valid);
}

function checkMark(build: Build, operation: Sketch, { mark, request }: ValidRequest): void {
  if (mark === undefined || !mark.startsWith('/body')) return;
  const value = at(request.body, mark.slice('/body'.length));
  const spot = valueBelow(operation.spot, 'x-valid-request', 'mark');
  if (textAt({ value, pointer: '' }) === undefined)
    addProblem(build, spot, 'The mark stands in a text member, which the valid request has.');
}
