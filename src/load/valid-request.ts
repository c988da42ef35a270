import type { OperationKeywords } from '../../specs/extension.ts';
import { type JsonObject, member } from '../json/json.ts';
import { at, lastToken, pointer } from '../json/pointer.ts';
import type { From, Parameter, RequestBody, RequestDocument, RequestLocation, ValidRequest } from '../model/format.ts';
import { boundPlaces } from '../model/request.ts';
import { addProblem, type Build, type DescribedOperation, known } from './build.ts';
import { type DescribedValue, describedEntries, keywordAt, optionalKeyword, valueBelow } from './described-value.ts';
import { exampleBody, exampleParameters } from './examples.ts';
import { bindsAt, checkStates, checkUsed, valuesOf } from './provider-states.ts';
import { checkLocation } from './request-location.ts';

type ValidRequestKeyword = OperationKeywords['x-valid-request'];

/** The request that must be accepted (`x-valid-request`). Missing parts come from the examples of the description. */
export function validRequest(build: Build, operation: DescribedOperation): ValidRequest {
  const described = keywordAt(operation.keywords, 'x-valid-request');
  const { onlyInStates, anyBody, anyQuery, mark, unknown } = described.value;
  const states = checkStates(build, keywordAt(described, 'states'));
  const bind = bindsAt(build, operation, keywordAt(described, 'bind'), valuesOf(build, [...build.states.keys()]));
  checkUsed(build, keywordAt(described, 'states'), bind);
  if (mark !== undefined) checkLocation(build, operation, mark, keywordAt(described, 'mark'));
  for (const [location, each] of describedEntries(keywordAt(described, 'unknown'))) checkLocation(build, operation, location, each);
  return {
    request: requestDocument(build, operation, described),
    states,
    bind,
    from: fromOther(build, operation, optionalKeyword(described, 'from')),
    unknown: new Map(Object.entries(unknown)),
    onlyInStates,
    anyBody,
    anyQuery,
    mark,
    basis: valueBelow(operation.spot, 'x-valid-request').value === undefined ? 'example' : 'written',
    unsure: [],
  };
}

function requestDocument(build: Build, operation: DescribedOperation, described: DescribedValue<ValidRequestKeyword>): RequestDocument {
  const part = (name: 'path' | 'query' | 'header'): JsonObject => {
    const given = optionalKeyword(described, name);
    if (given === undefined) return exampleParameters(build, operation, name);
    for (const [parameter, each] of describedEntries(given)) checkLocation(build, operation, pointer(name, parameter), each);
    return given.value;
  };
  const { body } = described.value;
  if (body !== undefined) checkLocation(build, operation, '/body', keywordAt(described, 'body'));
  return { path: part('path'), query: part('query'), header: part('header'), body: body ?? exampleBody(build, operation) };
}

function fromOther(
  build: Build,
  operation: DescribedOperation,
  described: DescribedValue<NonNullable<ValidRequestKeyword['from']>> | undefined,
): From | undefined {
  if (described === undefined) return undefined;
  const id = keywordAt(described, 'operation');
  known(build, id, 'operation', build.operations.keys());
  if (id.value === operation.id)
    addProblem(
      build,
      id,
      'An operation cannot take its values from itself.',
      [...build.operations.keys()].filter((other) => other !== id.value),
    );
  for (const [, each] of describedEntries(keywordAt(described, 'bind'))) checkLocation(build, operation, each.value, each);
  const bind = new Map(Object.entries(described.value.bind));
  const state = optionalKeyword(described, 'state');
  if (state !== undefined) checkReplacement(build, [...bind.values()], state);
  return { operation: id.value, bind, carried: new Map(), state: state?.value };
}

/** Reports a state that cannot replace the other operation, because it does not answer a value for each location. */
function checkReplacement(build: Build, locations: readonly RequestLocation[], state: DescribedValue<string>): void {
  if (known(build, state, 'state', build.states.keys()) === undefined) return;
  const values = valuesOf(build, [state.value]);
  for (const location of locations)
    if (!values.includes(lastToken(location)))
      addProblem(build, state, `The state does not answer the value "${lastToken(location)}", which ${location} needs.`, values);
}

/** Reports a valid request without a value for a path parameter, a required parameter or a required body. */
export function checkComplete(
  build: Build,
  operation: DescribedOperation,
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

function checkMark(build: Build, operation: DescribedOperation, { mark, request }: ValidRequest): void {
  if (mark === undefined || !mark.startsWith('/body')) return;
  const value = at(request.body, mark.slice('/body'.length));
  const spot = valueBelow(operation.spot, 'x-valid-request', 'mark');
  if (typeof value !== 'string') addProblem(build, spot, '"mark" must be the location of a text member of the valid request.');
}
