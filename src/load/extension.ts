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

/** Validates all keywords of the extension against `specs/extension.schema.json`, and reports `x-` keywords that look like misspelled ones. */
export function checkExtensions(build: Sketched): void {
  const root = valueBelow({ value: build.document, pointer: '' }, 'x-error-format');
  if (root.value === undefined) {
    const names = membersOf({ value: build.document, pointer: '' }).map(([name]) => name);
    const near = names.find((name) => closest(name, ['x-error-format']) !== undefined);
    build.problems.push({
      pointer: '',
      message: 'The description has no "x-error-format", so errspec cannot know what its errors look like.',
      ...(near === undefined ? {} : { value: near, allowed: ['x-error-format'] }),
    });
  } else check(build, 'errorFormat', root);
  for (const { spot } of build.operations.values()) {
    check(build, 'operation', keywordsIn(build, 'operation', spot));
    for (const [, response] of membersOf(valueBelow(spot, 'responses')))
      for (const [, link] of membersOf(valueBelow(follow(build, response), 'links')))
        check(build, 'link', keywordsIn(build, 'link', follow(build, link)));
  }
  for (const schema of allSchemas(build)) check(build, 'member', keywordsIn(build, 'member', schema));
}

/** The members of an object that are keywords of errspec for this part. Extensions of other tools are ignored. */
function keywordsIn(build: Sketched, part: ExtensionPart, spot: DescribedValue): DescribedValue {
  const keywords = keywordsOf(part);
  const found = membersOf(spot).flatMap(([name, each]): [string, Json][] => {
    if (!name.startsWith('x-')) return [];
    const known = keywords.includes(name);
    if (!known && keywords.some((keyword) => looksLike(name, keyword)))
      addProblem(
        build,
        { value: name, pointer: each.pointer },
        `Unknown keyword "${name}". It looks like a misspelled keyword of errspec.`,
        keywords,
      );
    return known ? [[name, each.value ?? null]] : [];
  });
  return { value: Object.fromEntries(found), pointer: spot.pointer };
}

/** Allows one wrong letter, two in long keywords. Short keywords are not compared: other tools have short ones too. */
function looksLike(name: string, keyword: string): boolean {
  return keyword.length >= 8 && distance(name, keyword) <= (keyword.length >= 10 ? 2 : 1);
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
  if (!isObject(read)) throw new Error('specs/extension.schema.json is not an object');
  schema = read;
  ajv.addSchema(schema, 'extension');
  return schema;
}

function keywordsOf(part: ExtensionPart): readonly string[] {
  const properties = member(member(member(extensionSchema(), '$defs'), part), 'properties');
  return isObject(properties) ? Object.keys(properties) : [];
}

function validatorOf(part: ExtensionPart): ValidateFunction {
  extensionSchema();
  const known = validators.get(part) ?? ajv.compile({ $ref: `urn:errspec:extension:1#/$defs/${part}` });
  validators.set(part, known);
  return known;
}
