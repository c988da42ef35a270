import type { ErrorObject } from 'ajv/dist/2020.js';
import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { type Pointer, pointer } from '../json/pointer.ts';
import type { Problem } from './problems.ts';

interface ProblemText {
  readonly message: string;
  readonly allowed?: readonly Json[];
}

/** What an error of the extension's schema means, as a problem; `where` is the place of what was checked. */
export function problemOf(where: Pointer, error: ErrorObject): Problem {
  // ajv gives the parameters of a keyword as plain JSON data.
  const params = error.params as { readonly [name: string]: Json };
  // A trusted ajv gives the schema in which the keyword stands; those of the extension are objects.
  const schema = isObject(error.parentSchema) ? error.parentSchema : {};
  const place = where + error.instancePath;
  const { missingProperty: missing, additionalProperty: extra } = params;
  if (typeof missing === 'string')
    return { pointer: place + pointer(missing), message: `"${missing}" is missing.${meaning(property(schema, missing))}` };
  if (typeof extra === 'string')
    return {
      pointer: place + pointer(extra),
      message: 'There is no such word here.',
      value: extra,
      allowed: Object.keys(objectAt(schema, 'properties')),
    };
  return { pointer: place, ...told(error.keyword, params, meaning(schema)), ...valueOf(error.data) };
}

function told(keyword: string, params: { readonly [name: string]: Json }, meant: string): ProblemText {
  switch (keyword) {
    case 'enum':
      return { message: `This is none of the words that may stand here.${meant}`, allowed: listOf(params['allowedValues']) };
    case 'const':
      return { message: `Another value stands here.${meant}`, allowed: [params['allowedValue'] ?? null] };
    case 'type':
      return { message: `This has the wrong type.${meant}`, allowed: listOf(params['type']) };
    case 'false schema':
      return { message: 'This word does not go with the others that stand here.' };
    case 'uniqueItems':
      return { message: `Something stands twice in this list.${meant}` };
    default:
      return { message: `This is not what has to stand here.${meant}`, ...limit(keyword, params['limit']) };
  }
}

function meaning(schema: Json | undefined): string {
  const described = member(schema, 'description');
  return typeof described === 'string' ? ` It is ${described}.` : '';
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
