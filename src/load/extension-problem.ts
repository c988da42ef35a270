import type { ErrorObject } from 'ajv/dist/2020.js';
import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { type Pointer, pointer } from '../json/pointer.ts';
import type { Problem } from './problems.ts';

interface ProblemText {
  readonly message: string;
  readonly allowed?: readonly Json[];
}

/** Turns a validation error of the extension's schema into a problem; `where` is the location of the validated value. */
export function problemOf(where: Pointer, error: ErrorObject): Problem {
  // ajv gives the parameters of a keyword as plain JSON data.
  const params = error.params as { readonly [name: string]: Json };
  // With `verbose`, ajv adds the schema that contains the keyword; schemas of the extension are objects.
  const schema = isObject(error.parentSchema) ? error.parentSchema : {};
  const location = where + error.instancePath;
  const { missingProperty: missing, additionalProperty: extra } = params;
  if (typeof missing === 'string')
    return { pointer: location + pointer(missing), message: `The keyword "${missing}" is missing.${meaning(property(schema, missing))}` };
  if (typeof extra === 'string')
    return {
      pointer: location + pointer(extra),
      message: `Unknown keyword "${extra}".`,
      value: extra,
      allowed: Object.keys(objectAt(schema, 'properties')),
    };
  return { pointer: location, ...problemText(error.keyword, params, meaning(schema)), ...valueOf(error.data) };
}

function problemText(keyword: string, params: { readonly [name: string]: Json }, meant: string): ProblemText {
  switch (keyword) {
    case 'enum':
      return { message: `This value is not allowed here.${meant}`, allowed: listOf(params['allowedValues']) };
    case 'const':
      return { message: `This value is not allowed here.${meant}`, allowed: [params['allowedValue'] ?? null] };
    case 'type':
      return { message: `This value has the wrong type.${meant}`, allowed: listOf(params['type']) };
    case 'false schema':
      return { message: 'This keyword cannot be combined with the other keywords here.' };
    case 'uniqueItems':
      return { message: `The list contains a value twice.${meant}` };
    default:
      return { message: `This value is not valid here.${meant}`, ...limit(keyword, params['limit']) };
  }
}

function meaning(schema: Json | undefined): string {
  const described = member(schema, 'description');
  return typeof described === 'string' ? ` Expected: ${described}.` : '';
}

function property(schema: JsonObject, name: string): Json | undefined {
  return member(objectAt(schema, 'properties'), name);
}

function objectAt(schema: JsonObject, name: string): JsonObject {
  const value = member(schema, name);
  return isObject(value) ? value : {};
}

function limit(keyword: string, value: Json | undefined): { readonly allowed?: readonly Json[] } {
  return value === undefined ? {} : { allowed: [`${keyword} ${String(value)}`] };
}

function valueOf(value: unknown): { readonly value?: Json } {
  // What ajv was given came from a file as JSON.
  return value === undefined || isObject(value) ? {} : { value: value as Json };
}

function listOf(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : value === undefined ? [] : [value];
}
