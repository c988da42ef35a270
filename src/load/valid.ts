import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at, lastToken, pointer } from '../json/pointer.ts';
import type { From, Parameter, RequestBody, RequestDocument, RequestLocation, ValidRequest } from '../model/format.ts';
import { boundPlaces } from '../model/request.ts';
import { bindsAt, checkUsed } from './binds.ts';
import { addProblem, type Build, known, type Sketch } from './build.ts';
import { statesNamed, valuesOf } from './declared-states.ts';
import { type DescribedValue, flagAt, membersOf, textAt, valueBelow } from './described-value.ts';
import { exampleBody, exampleParameters } from './examples.ts';
import { checkLocation, requestLocation } from './request-location.ts';

/** The request that must be accepted (`x-valid-request`). Missing parts come from the examples of the description. */
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
    mark: mark.value === undefined ? undefined : requestLocation(build, operation, mark),
    basis: spot.value === undefined ? 'example' : 'written',
    unsure: [],
  };
}

function requestDocument(build: Build, operation: Sketch, spot: DescribedValue): RequestDocument {
  const part = (name: string): JsonObject => {
    const given = valueBelow(spot, name);
    for (const [parameter, each] of membersOf(given)) checkLocation(build, operation, pointer(name, parameter), each);
    return isObject(given.value) ? given.value : exampleParameters(build, operation, name);
  };
  const body = valueBelow(spot, 'body');
  if (body.value !== undefined) checkLocation(build, operation, '/body', body);
  return { path: part('path'), query: part('query'), header: part('header'), body: body.value ?? exampleBody(build, operation) };
}

function from(build: Build, operation: Sketch, spot: DescribedValue): From | undefined {
  if (spot.value === undefined) return undefined;
  const id = known(build, valueBelow(spot, 'operation'), 'operation', build.operations.keys()) ?? '';
  if (id === operation.id)
    addProblem(
      build,
      valueBelow(spot, 'operation'),
      'An operation cannot take its values from itself.',
      [...build.operations.keys()].filter((other) => other !== id),
    );
  const bind = new Map(
    membersOf(valueBelow(spot, 'bind')).map(([where, location]) => [where, requestLocation(build, operation, location)]),
  );
  return { operation: id, bind, state: replacementState(build, [...bind.values()], valueBelow(spot, 'state')) };
}

/** The state that replaces the other operation in a contract. Reports a state that does not answer a value for each location. */
function replacementState(build: Build, locations: readonly RequestLocation[], spot: DescribedValue): string | undefined {
  if (spot.value === undefined) return undefined;
  const name = known(build, spot, 'state', build.states.keys());
  const values = name === undefined ? [] : valuesOf(build, [name]);
  for (const location of locations)
    if (name !== undefined && !values.includes(lastToken(location)))
      addProblem(build, spot, `The state does not answer the value "${lastToken(location)}", which ${location} needs.`, values);
  return name;
}

function unknownValues(build: Build, operation: Sketch, spot: DescribedValue): ReadonlyMap<RequestLocation, Json> {
  return new Map(
    membersOf(spot).map(([location, each]): [RequestLocation, Json] => {
      checkLocation(build, operation, location, each);
      return [location, each.value ?? null];
    }),
  );
}

/** Reports a valid request without a value for a path parameter, a required parameter or a required body. */
export function checkComplete(
  build: Build,
  operation: Sketch,
  valid: ValidRequest,
  parts: { parameters: readonly Parameter[]; body: RequestBody | undefined },
): void {
  const bound = boundPlaces(valid);
  const spot: DescribedValue = { value: undefined, pointer: `${operation.spot.pointer}/x-valid-request` };
  for (const { in: part, name, required } of parts.parameters) {
    const location = pointer(part, name);
    if (required && member(valid.request[part], name) === undefined && !bound.includes(location))
      addProblem(
        build,
        spot,
        `The valid request of ${operation.id} has no value for ${location}. Give it one, add an "example" to the parameter, or bind it to a state.`,
      );
  }
  const hasBody = valid.request.body !== undefined || bound.some((location) => location === '/body' || location.startsWith('/body/'));
  if (parts.body?.required === true && !hasBody)
    addProblem(build, spot, `The valid request of ${operation.id} has no body. Give it one, or add an "example" to the media type.`);
  checkMark(build, operation, valid);
}

function checkMark(build: Build, operation: Sketch, { mark, request }: ValidRequest): void {
  if (mark === undefined || !mark.startsWith('/body')) return;
  const value = at(request.body, mark.slice('/body'.length));
  const spot = valueBelow(operation.spot, 'x-valid-request', 'mark');
  if (textAt({ value, pointer: '' }) === undefined)
    addProblem(build, spot, '"mark" must be the location of a text member of the valid request.');
}
