import { isObject, type Json, member } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import type { Format, Operation } from '../model/format.ts';
import { boundPlaces } from '../model/request.ts';
import { demandOf } from '../schema/demand.ts';
import { inRequests } from '../schema/directions.ts';
import { type SchemaError, validator } from '../schema/validate.ts';
import type { Problem } from './problems.ts';

/** Problems of valid requests that break the schemas of their own description. Members that a state or another operation fills may be missing. */
export function checkValidRequests(format: Format): readonly Problem[] {
  const sent = inRequests(format);
  return format.operations.flatMap((operation) => [...bodyProblems(sent, operation), ...parameterProblems(sent, operation)]);
}

function bodyProblems(format: Format, operation: Operation): readonly Problem[] {
  const { body } = operation.valid.request;
  if (operation.body === undefined || body === undefined) return [];
  const isFilledLater = boundPlaces(operation.valid).some(
    (location) => location.startsWith('/body/') && at(body, location.slice('/body'.length)) === undefined,
  );
  const errors = errorsOf(format, operation.body.pointer, body);
  if (typeof errors === 'string') return [unusable(operation.body.pointer, errors)];
  return errors
    .filter(({ keyword }) => !isFilledLater || !['required', 'anyOf', 'oneOf'].includes(keyword))
    .map((error) => problem(operation, '/body', body, error));
}

function parameterProblems(format: Format, operation: Operation): readonly Problem[] {
  return operation.parameters.flatMap((parameter) => {
    const value = member(operation.valid.request[parameter.in], parameter.name);
    const errors = value === undefined ? [] : errorsOf(format, parameter.pointer, value);
    if (typeof errors === 'string') return [unusable(parameter.pointer, errors)];
    return value === undefined ? [] : errors.map((error) => problem(operation, pointer(parameter.in, parameter.name), value, error));
  });
}

/** The errors of a value, or the reason why the schema cannot be compiled. */
function errorsOf(format: Format, where: Pointer, value: Json): readonly SchemaError[] | string {
  try {
    return validator(format, where)(value);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function demand({ keyword, expected }: SchemaError): string {
  if (isObject(expected)) return demandOf(keyword, expected);
  return expected === 'present' ? 'is missing' : 'must be absent';
}

function unusable(pointer: Pointer, reason: string): Problem {
  return { pointer, message: `This schema cannot be compiled: ${reason}.` };
}

function problem(operation: Operation, location: Pointer, whole: Json, error: SchemaError): Problem {
  const value = at(whole, error.pointer);
  return {
    pointer: `${operation.pointer}/x-valid-request`,
    message: `The valid request of ${operation.id} violates its schema: ${location}${error.pointer} ${demand(error)}.`,
    ...(value === undefined ? {} : { value }),
  };
}
