import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at, lastToken, pointer } from '../json/pointer.ts';
import type { From, Parameter, Place, RequestBody, RequestDocument, ValidRequest } from '../model/format.ts';
import { boundPlaces } from '../model/request.ts';
import { bindsAt, checkUsed } from './binds.ts';
import { type Build, known, refuse, type Sketch } from './build.ts';
import { statesNamed, valuesOf } from './declared.ts';
import { exampleBody, exampleParameters } from './examples.ts';
import { checkPlace, placeAt } from './place.ts';
import { below, flag, members, type Spot, text } from './spot.ts';

/** The request that must be accepted (`x-valid-request`); parts that it does not give come from the examples of the description. */
export function validRequest(build: Build, operation: Sketch): ValidRequest {
  const spot = below(operation.spot, 'x-valid-request');
  const states = statesNamed(build, below(spot, 'states'));
  const bind = bindsAt(build, operation, below(spot, 'bind'), valuesOf(build, [...build.states.keys()]));
  checkUsed(build, states, bind, below(spot, 'states'));
  const mark = below(spot, 'mark');
  return {
    request: requestDocument(build, operation, spot),
    states,
    bind,
    from: from(build, operation, below(spot, 'from')),
    unknown: unknownValues(build, operation, below(spot, 'unknown')),
    onlyInStates: flag(below(spot, 'onlyInStates'), false),
    anyBody: flag(below(spot, 'anyBody'), false),
    anyQuery: flag(below(spot, 'anyQuery'), false),
    mark: mark.value === undefined ? undefined : placeAt(build, operation, mark),
  };
}

function requestDocument(build: Build, operation: Sketch, spot: Spot): RequestDocument {
  const part = (name: string): JsonObject => {
    const given = below(spot, name);
    for (const [parameter, each] of members(given)) checkPlace(build, operation, pointer(name, parameter), each);
    return isObject(given.value) ? given.value : exampleParameters(build, operation, name);
  };
  const body = below(spot, 'body');
  if (body.value !== undefined) checkPlace(build, operation, '/body', body);
  return { path: part('path'), query: part('query'), header: part('header'), body: body.value ?? exampleBody(build, operation) };
}

function from(build: Build, operation: Sketch, spot: Spot): From | undefined {
  if (spot.value === undefined) return undefined;
  const id = known(build, below(spot, 'operation'), 'operation', build.operations.keys()) ?? '';
  if (id === operation.id)
    refuse(
      build,
      below(spot, 'operation'),
      'An operation cannot take values from itself.',
      [...build.operations.keys()].filter((other) => other !== id),
    );
  const bind = new Map(members(below(spot, 'bind')).map(([where, place]) => [where, placeAt(build, operation, place)]));
  return { operation: id, bind, state: stateInstead(build, [...bind.values()], below(spot, 'state')) };
}

/** A state that can stand in for the other operation: it answers a value for each of the places. */
function stateInstead(build: Build, places: readonly Place[], spot: Spot): string | undefined {
  if (spot.value === undefined) return undefined;
  const name = known(build, spot, 'state', build.states.keys());
  const values = name === undefined ? [] : valuesOf(build, [name]);
  for (const place of places)
    if (name !== undefined && !values.includes(lastToken(place)))
      refuse(build, spot, `The state answers no value ${lastToken(place)}, which ${place} needs.`, values);
  return name;
}

function unknownValues(build: Build, operation: Sketch, spot: Spot): ReadonlyMap<Place, Json> {
  return new Map(
    members(spot).map(([place, each]): [Place, Json] => {
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
  const spot: Spot = { value: undefined, pointer: `${operation.spot.pointer}/x-valid-request` };
  for (const { in: part, name, required } of parts.parameters) {
    const place = pointer(part, name);
    if (required && member(valid.request[part], name) === undefined && !bound.includes(place))
      refuse(
        build,
        spot,
        `The valid request of ${operation.id} has no value for ${place}: give it one, an "example" at the parameter, or bind it.`,
      );
  }
  const hasBody = valid.request.body !== undefined || bound.some((place) => place === '/body' || place.startsWith('/body/'));
  if (parts.body?.required === true && !hasBody)
    refuse(build, spot, `The valid request of ${operation.id} has no body: give it one, or an "example" at the media type.`);
  checkMark(build, operation, valid);
}

function checkMark(build: Build, operation: Sketch, { mark, request }: ValidRequest): void {
  if (mark === undefined || !mark.startsWith('/body')) return;
  const value = at(request.body, mark.slice('/body'.length));
  const spot = below(operation.spot, 'x-valid-request', 'mark');
  if (text({ value, pointer: '' }) === undefined) refuse(build, spot, 'The mark stands in a text member, which the valid request has.');
}
