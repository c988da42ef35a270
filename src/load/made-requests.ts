import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { type Pointer, pointer } from '../json/pointer.ts';
import type { DocumentWarning, OutOfReach } from '../model/document.ts';
import type { Format, Operation, Parameter, RequestBody, RequestDocument, Schema, ValidRequest } from '../model/format.ts';
import { sample } from '../mutate/sample.ts';
import { inRequests } from '../schema/directions.ts';
import { nodeOf } from '../schema/node.ts';
import { validity } from '../schema/validate.ts';
import { withProducers } from './producers.ts';

/**
 * The format with a valid request for each operation that has no `x-valid-request`: examples where they satisfy their schema, else values made
 * from the schema. Operations for which none can be made go to `outOfReach`.
 */
export function withValidRequests(format: Format): Format {
  const making: Making = { sent: inRequests(format), warnings: [...format.warnings], outOfReach: [...format.outOfReach] };
  const operations = format.operations.flatMap((operation) => withRequest(making, operation));
  const smoke = format.smoke === '' ? (smokeOf(operations) ?? '') : format.smoke;
  return withProducers({ ...format, operations, smoke, warnings: making.warnings, outOfReach: making.outOfReach });
}

interface Making {
  /** The format as its schemas hold in requests. */
  readonly sent: Format;
  readonly warnings: DocumentWarning[];
  readonly outOfReach: OutOfReach[];
}

/** A value, and whether it was made; `undefined` where the request goes without one. */
interface Filled {
  readonly value: Json | undefined;
  readonly made: boolean;
}

/** Thrown for a value that a request cannot do without and that cannot be made. */
class Impossible extends Error {}

function withRequest(making: Making, operation: Operation): readonly Operation[] {
  if (operation.valid.basis === 'written') return [operation];
  try {
    return [{ ...operation, valid: madeRequest(making, operation) }];
  } catch (error) {
    if (!(error instanceof Impossible)) throw error;
    const { id, method, path, pointer: where } = operation;
    making.outOfReach.push({ operation: id, method, path, reason: error.message, pointer: where });
    return [];
  }
}

function madeRequest(making: Making, operation: Operation): ValidRequest {
  const { valid, parameters } = operation;
  const filled = parameters.map((parameter) => ({ parameter, ...filledParameter(making, operation, parameter) }));
  const part = (name: Parameter['in']): JsonObject =>
    Object.fromEntries(
      filled.flatMap(({ parameter, value }) => (parameter.in === name && value !== undefined ? [[parameter.name, value]] : [])),
    );
  const body = filledBody(making, operation);
  const request: RequestDocument = { path: part('path'), query: part('query'), header: part('header'), body: body.value };
  const unsure = filled.filter(({ parameter }) => parameter.in === 'path' && !isChosen(parameter.schema));
  return {
    ...valid,
    request,
    basis: body.made || filled.some(({ made }) => made) ? 'made' : 'example',
    unsure: unsure.map(({ parameter }) => pointer('path', parameter.name)),
  };
}

/** Whether the schema itself lists what the value may be, so that it is no id. */
function isChosen(schema: Schema): boolean {
  return member(schema, 'enum') !== undefined || member(schema, 'const') !== undefined;
}

function filledParameter(making: Making, operation: Operation, parameter: Parameter): Filled {
  const { name, required, schema, pointer: where } = parameter;
  const given = member(operation.valid.request[parameter.in], name);
  if (given !== undefined && isSayable(parameter, given) && isValid(making, where, given)) return { value: given, made: false };
  if (given !== undefined) brokenExample(making, where, given);
  if (!required) return { value: undefined, made: false };
  const value = made(making, schema, where);
  if (value !== undefined && isSayable(parameter, value)) return { value, made: true };
  throw new Impossible(`No value could be made for the required parameter ${name} (${parameter.in}).`);
}

/** An empty text in a path would be another path. */
function isSayable(parameter: Parameter, value: Json): boolean {
  return parameter.in !== 'path' || (value !== '' && value !== null);
}

/** A body that may be missing is sent where one can be made: descriptions often forget to say that it is required. */
function filledBody(making: Making, { id, valid, body }: Operation): Filled {
  if (body === undefined) return { value: undefined, made: false };
  const given = valid.request.body;
  if (given !== undefined && isValid(making, body.pointer, given)) return { value: given, made: false };
  if (given !== undefined) brokenExample(making, body.pointer, given);
  const value = notEmpty(making, body, made(making, bodySchema(making, id, body), body.pointer));
  if (value === undefined && body.required) throw new Impossible('No body could be made that satisfies its schema.');
  return { value, made: value !== undefined };
}

/** An object without members shows nothing, and some servers take it for no body: it gets the first optional member that can be made. */
function notEmpty(making: Making, { schema, pointer: where }: RequestBody, value: Json | undefined): Json | undefined {
  if (!isObject(value) || Object.keys(value).length > 0) return value;
  for (const [name, property] of nodeOf(making.sent, schema, where).properties) {
    const inner = made(making, property.schema, property.pointer);
    if (inner !== undefined && isValid(making, where, { [name]: inner })) return { [name]: inner };
  }
  return value;
}

function bodySchema(making: Making, id: string, body: RequestBody): Schema {
  return making.sent.operations.find((operation) => operation.id === id)?.body?.schema ?? body.schema;
}

function brokenExample(making: Making, where: Pointer, example: Json): void {
  making.warnings.push({
    reason: 'example that breaks its own schema, replaced',
    pointer: where,
    found: JSON.stringify(example).slice(0, 80),
  });
}

/** A schema that cannot be compiled holds for no value. */
function isValid(making: Making, where: Pointer, value: Json): boolean {
  try {
    return validity(making.sent, where)(value);
  } catch {
    return false;
  }
}

function made(making: Making, schema: Schema, where: Pointer): Json | undefined {
  try {
    return sample(making.sent, schema, where);
  } catch {
    return undefined;
  }
}

/** A read that asks for as little as possible. */
function smokeOf(operations: readonly Operation[]): string | undefined {
  const reads = operations.filter(({ writes }) => !writes);
  const simple = reads.filter(({ valid }) => valid.unsure.length === 0 && valid.from === undefined);
  const fewest = (simple.length > 0 ? simple : reads).toSorted((a, b) => needs(a) - needs(b));
  return (fewest[0] ?? operations[0])?.id;
}

function needs({ parameters }: Operation): number {
  return parameters.filter(({ required }) => required).length;
}
