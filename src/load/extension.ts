import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { isObject, type Json, type JsonObject, member } from '../model/json.ts';
import { type Pointer, pointer } from '../model/pointer.ts';
import { newAjv } from '../schema/validate.ts';
import { type Build, follow, refuse } from './build.ts';
import { closest } from './closest.ts';
import { packageRoot } from './package.ts';
import { below, members, type Spot } from './spot.ts';
import { walk } from './walk.ts';

type Sketched = Pick<Build, 'document' | 'problems' | 'operations'>;
type Part = 'errorFormat' | 'operation' | 'link' | 'member';

/** Checks every word of ours against `specs/extension.schema.json`, wherever it stands, and notes words that look like one of ours misspelled. */
export function checkExtensions(build: Sketched): void {
  const root = below({ value: build.document, pointer: '' }, 'x-error-format');
  if (root.value === undefined) {
    const words = members({ value: build.document, pointer: '' }).map(([name]) => name);
    const near = words.find((word) => closest(word, ['x-error-format']) !== undefined);
    build.problems.push({
      pointer: '',
      message: 'The description has no "x-error-format", which says how errors look.',
      ...(near === undefined ? {} : { value: near, allowed: ['x-error-format'] }),
    });
  } else check(build, 'errorFormat', root);
  for (const { spot } of build.operations.values()) {
    check(build, 'operation', ours(build, 'operation', spot));
    for (const [, response] of members(below(spot, 'responses')))
      for (const [, link] of members(below(follow(build, response), 'links')))
        check(build, 'link', ours(build, 'link', follow(build, link)));
  }
  walk({ value: build.document, pointer: '' }, (each) => {
    if (isSchema(each)) check(build, 'member', ours(build, 'member', each));
  });
}

const MEMBER_WORDS = ['x-on-violation', 'x-plausible'];

/** Our words for members tell a schema; others stand in operations, links and responses. */
function isSchema(spot: Spot): boolean {
  return isObject(spot.value) && Object.keys(spot.value).some((name) => name.startsWith('x-') && closest(name, MEMBER_WORDS) !== undefined);
}

/** The words of an object that are ours for such a part, or look like one; other extensions are none of our business. */
function ours(build: Sketched, part: Part, spot: Spot): Spot {
  const words = wordsOf(part);
  const found = members(spot).flatMap(([name, each]): [string, Json][] => {
    if (!name.startsWith('x-')) return [];
    const known = words.includes(name);
    if (!known && closest(name, words) !== undefined)
      refuse(build, { value: name, pointer: each.pointer }, 'This looks like a word of errspec, misspelled.', words);
    return known ? [[name, each.value ?? null]] : [];
  });
  return { value: Object.fromEntries(found), pointer: spot.pointer };
}

function check(build: Sketched, part: Part, spot: Spot): void {
  const validate = validatorOf(part);
  if (validate(spot.value)) return;
  for (const error of validate.errors ?? []) if (!['if', 'propertyNames'].includes(error.keyword)) build.problems.push(told(spot, error));
}

let schema: JsonObject | undefined;
const validators = new Map<Part, ValidateFunction>();
const ajv = newAjv({ trusted: true });

function extensionSchema(): JsonObject {
  if (schema !== undefined) return schema;
  const read: unknown = JSON.parse(readFileSync(join(packageRoot(), 'specs', 'extension.schema.json'), 'utf8'));
  if (!isObject(read)) throw new Error('specs/extension.schema.json holds no object');
  schema = read;
  ajv.addSchema(schema, 'extension');
  return schema;
}

function wordsOf(part: Part): readonly string[] {
  const properties = member(member(member(extensionSchema(), '$defs'), part), 'properties');
  return isObject(properties) ? Object.keys(properties) : [];
}

function validatorOf(part: Part): ValidateFunction {
  extensionSchema();
  const known = validators.get(part) ?? ajv.compile({ $ref: `urn:errspec:extension:1#/$defs/${part}` });
  validators.set(part, known);
  return known;
}

/** What a keyword of the schema asks for, as a problem. */
function told(spot: Spot, error: ErrorObject): { pointer: Pointer; message: string; value?: Json; allowed?: readonly Json[] } {
  const where = spot.pointer + error.instancePath;
  const value = asValue(error.data);
  // A trusted ajv gives the schema in which the keyword stands; ours are objects.
  const parent = isObject(error.parentSchema) ? error.parentSchema : {};
  const described = member(parent, 'description');
  const meant = typeof described === 'string' ? ` It is ${described}.` : '';
  // ajv gives the parameters of a keyword as plain JSON data.
  const params = error.params as { readonly [name: string]: Json };
  switch (error.keyword) {
    case 'required':
      return {
        pointer: where + pointer(String(params['missingProperty'])),
        message: `"${String(params['missingProperty'])}" is missing.${meantOf(parent, params['missingProperty'])}`,
      };
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      const properties = member(parent, 'properties');
      return {
        pointer: where + pointer(name),
        message: 'There is no such word here.',
        value: name,
        allowed: isObject(properties) ? Object.keys(properties) : [],
      };
    }
    case 'enum':
      return {
        pointer: where,
        message: `This is none of the words that may stand here.${meant}`,
        ...value,
        allowed: listOf(params['allowedValues']),
      };
    case 'const':
      return { pointer: where, message: `Another value stands here.${meant}`, ...value, allowed: [params['allowedValue'] ?? null] };
    case 'type':
      return { pointer: where, message: `This has the wrong type.${meant}`, ...value, allowed: listOf(params['type']) };
    case 'false schema':
      return { pointer: where, message: 'This word does not go with the others that stand here.', ...value };
    case 'uniqueItems':
      return { pointer: where, message: 'Something stands twice in this list.', ...value };
    default:
      return { pointer: where, message: `This is not what has to stand here.${meant}`, ...value, ...limit(error.keyword, params['limit']) };
  }
}

function meantOf(parent: JsonObject, name: Json | undefined): string {
  const described = member(member(member(parent, 'properties'), String(name)), 'description');
  return typeof described === 'string' ? ` It is ${described}.` : '';
}

function limit(keyword: string, value: Json | undefined): { allowed?: readonly Json[] } {
  return value === undefined ? {} : { allowed: [`${keyword} ${String(value)}`] };
}

function asValue(value: unknown): { value?: Json } {
  // What ajv was given came from a file as JSON.
  return value === undefined || isObject(value) ? {} : { value: value as Json };
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
