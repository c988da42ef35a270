import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { newAjv } from '../schema/validate.ts';
import { allSchemas } from './all-schemas.ts';
import { addProblem, type Build, follow } from './build.ts';
import { closest, distance } from './closest.ts';
import { type DescribedValue, membersOf, valueBelow } from './described-value.ts';
import { problemOf } from './extension-problem.ts';
import { packageRoot } from './package.ts';

type Sketched = Pick<Build, 'document' | 'problems' | 'operations'>;
type ExtensionPart = 'errorFormat' | 'operation' | 'link' | 'member';

/** Checks every word of ours against `specs/extension.schema.json`, wherever it stands, and notes words that look like one of ours misspelled. */
export function checkExtensions(build: Sketched): void {
  const root = valueBelow({ value: build.document, pointer: '' }, 'x-error-format');
  if (root.value === undefined) {
    const words = membersOf({ value: build.document, pointer: '' }).map(([name]) => name);
    const near = words.find((word) => closest(word, ['x-error-format']) !== undefined);
    build.problems.push({
      pointer: '',
      message: 'The description has no "x-error-format", which says how errors look.',
      ...(near === undefined ? {} : { value: near, allowed: ['x-error-format'] }),
    });
  } else check(build, 'errorFormat', root);
  for (const { spot } of build.operations.values()) {
    check(build, 'operation', ours(build, 'operation', spot));
    for (const [, response] of membersOf(valueBelow(spot, 'responses')))
      for (const [, link] of membersOf(valueBelow(follow(build, response), 'links')))
        check(build, 'link', ours(build, 'link', follow(build, link)));
  }
  for (const schema of allSchemas(build)) check(build, 'member', ours(build, 'member', schema));
}

/** The words of an object that are ours for such a part, or look like one; other extensions are none of our business. */
function ours(build: Sketched, part: ExtensionPart, spot: DescribedValue): DescribedValue {
  const words = wordsOf(part);
  const found = membersOf(spot).flatMap(([name, each]): [string, Json][] => {
    if (!name.startsWith('x-')) return [];
    const known = words.includes(name);
    if (!known && words.some((word) => looksLike(name, word)))
      addProblem(build, { value: name, pointer: each.pointer }, 'This looks like a word of errspec, misspelled.', words);
    return known ? [[name, each.value ?? null]] : [];
  });
  return { value: Object.fromEntries(found), pointer: spot.pointer };
}

/** One letter is wrong, in long words two. Short words are left alone: other tools have short words too. */
function looksLike(name: string, word: string): boolean {
  return word.length >= 8 && distance(name, word) <= (word.length >= 10 ? 2 : 1);
}

function check(build: Sketched, part: ExtensionPart, spot: DescribedValue): void {
  const validate = validatorOf(part);
  if (validate(spot.value)) return;
  for (const error of validate.errors ?? [])
    if (!['if', 'propertyNames'].includes(error.keyword)) build.problems.push(problemOf(spot.pointer, error));
}

let schema: JsonObject | undefined;
const validators = new Map<ExtensionPart, ValidateFunction>();
const ajv = newAjv({ trusted: true });

function extensionSchema(): JsonObject {
  if (schema !== undefined) return schema;
  const read: unknown = JSON.parse(readFileSync(join(packageRoot(), 'specs', 'extension.schema.json'), 'utf8'));
  if (!isObject(read)) throw new Error('specs/extension.schema.json holds no object');
  schema = read;
  ajv.addSchema(schema, 'extension');
  return schema;
}

function wordsOf(part: ExtensionPart): readonly string[] {
  const properties = member(member(member(extensionSchema(), '$defs'), part), 'properties');
  return isObject(properties) ? Object.keys(properties) : [];
}

function validatorOf(part: ExtensionPart): ValidateFunction {
  extensionSchema();
  const known = validators.get(part) ?? ajv.compile({ $ref: `urn:errspec:extension:1#/$defs/${part}` });
  validators.set(part, known);
  return known;
}
