import type { ErrorObject } from 'ajv/dist/2020.js';
import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { lastToken, type Pointer, pointer } from '../json/pointer.ts';
import { demandOf, type ErrorParams } from '../schema/demand.ts';
import type { Problem } from './problems.ts';

/** Turns validation errors of the extension's schema into problems; `where` is the location of the validated value. */
export function problemsOf(where: Pointer, errors: readonly ErrorObject[]): readonly Problem[] {
  return errors.flatMap((error, index) => {
    if (error.keyword === 'if' || error.keyword === 'propertyNames') return [];
    // An error of a name is followed by one of `propertyNames`, which says which name it is.
    const next = errors[index + 1];
    const name: unknown = next?.keyword === 'propertyNames' ? next.params['propertyName'] : undefined;
    return [problemOf(typeof name === 'string' ? where + error.instancePath + pointer(name) : where + error.instancePath, error)];
  });
}

function problemOf(location: Pointer, error: ErrorObject): Problem {
  // ajv gives the parameters of a keyword as plain JSON data.
  const params = error.params as ErrorParams;
  // With `verbose`, ajv adds the schema that contains the keyword; schemas of the extension are objects.
  const schema = isObject(error.parentSchema) ? error.parentSchema : {};
  const { missingProperty: missing, additionalProperty: extra, allowedValues } = params;
  const properties = member(schema, 'properties');
  if (typeof missing === 'string')
    return { pointer: location + pointer(missing), message: `"${missing}" is missing${inBrackets(member(properties, missing))}.` };
  if (typeof extra === 'string')
    return {
      pointer: location + pointer(extra),
      message: `Unknown keyword "${extra}".`,
      value: extra,
      allowed: isObject(properties) ? Object.keys(properties) : [],
    };
  const message = `${subject(location)} ${demand(schema, error.keyword, params)}.`;
  const allowed = isArray(allowedValues) ? allowedValues : 'allowedValue' in params ? [params['allowedValue'] ?? null] : undefined;
  return { pointer: location, message, ...valueOf(error.data), ...(allowed === undefined ? {} : { allowed }) };
}

/** The keyword at a location, or the element of a list. */
function subject(location: Pointer): string {
  const name = lastToken(location);
  return /^\d+$/.test(name) ? 'The element' : `"${name}"`;
}

/** What is demanded of the value. Types of the extension are described as nouns ("a JSON Pointer …"), keywords by their meaning. */
function demand(schema: JsonObject, keyword: string, params: ErrorParams): string {
  if (keyword === 'false schema') return 'cannot be combined with the other keywords here';
  const described = member(schema, 'description');
  if (typeof described === 'string' && /^an? /.test(described) && keyword !== 'uniqueItems') return `must be ${described}`;
  return `${demandOf(keyword, params)}${inBrackets(schema)}`;
}

function inBrackets(schema: Json | undefined): string {
  const described = member(schema, 'description');
  return typeof described === 'string' ? ` (${described})` : '';
}

function valueOf(value: unknown): { readonly value?: Json } {
  // What ajv was given came from a file as JSON.
  return value === undefined || isObject(value) ? {} : { value: value as Json };
}
