import { type Json, member } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import type { Format, Operation } from '../model/format.ts';
import { boundPlaces } from '../model/request.ts';
import { inRequests } from '../schema/directions.ts';
import { type SchemaError, validator } from '../schema/validate.ts';
import type { Problem } from './problems.ts';

/** Valid requests that do not satisfy the schemas of their own description; members that are bound later may be missing. */
export function checkValidRequests(format: Format): readonly Problem[] {
  const sent = inRequests(format);
  return format.operations.flatMap((operation) => [...bodyProblems(sent, operation), ...parameterProblems(sent, operation)]);
}

function bodyProblems(format: Format, operation: Operation): readonly Problem[] {
  const { body } = operation.valid.request;
  if (operation.body === undefined || body === undefined) return [];
  const gone = boundPlaces(operation.valid).some(
    (place) => place.startsWith('/body/') && at(body, place.slice('/body'.length)) === undefined,
  );
  const errors = broken(format, operation.body.pointer, body);
  if (typeof errors === 'string') return [unusable(operation.body.pointer, errors)];
  return errors
    .filter(({ keyword }) => !gone || !['required', 'anyOf', 'oneOf'].includes(keyword))
    .map((error) => problem(operation, '/body', body, error));
}

function parameterProblems(format: Format, operation: Operation): readonly Problem[] {
  return operation.parameters.flatMap((parameter) => {
    const value = member(operation.valid.request[parameter.in], parameter.name);
    const errors = value === undefined ? [] : broken(format, parameter.pointer, value);
    if (typeof errors === 'string') return [unusable(parameter.pointer, errors)];
    return value === undefined ? [] : errors.map((error) => problem(operation, pointer(parameter.in, parameter.name), value, error));
  });
}

/** The errors, or why the schema cannot be compiled at all. */
function broken(format: Format, where: Pointer, value: Json): readonly SchemaError[] | string {
  try {
    return validator(format, where)(value);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function unusable(pointer: Pointer, reason: string): Problem {
  return { pointer, message: `The schema cannot be used: ${reason}.` };
}

function problem(operation: Operation, place: Pointer, whole: Json, error: SchemaError): Problem {
  const value = at(whole, error.pointer);
  return {
    pointer: `${operation.pointer}/x-valid-request`,
    message: `The valid request of ${operation.id} breaks its own schema at ${place}${error.pointer}: ${error.keyword} ${JSON.stringify(error.expected)}.`,
    ...(value === undefined ? {} : { value }),
  };
}
