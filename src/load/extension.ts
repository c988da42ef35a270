import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { ErrorFormatKeywords, Extension, OperationKeywords } from '../../specs/extension.ts';
import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { newAjv } from '../schema/validate.ts';
import { addProblem, type Build, type DescribedOperation, follow, type Sketch } from './build.ts';
import { closest, distance } from './closest.ts';
import { type DescribedValue, membersOf, valueBelow } from './described-value.ts';
import { problemsOf } from './extension-problem.ts';
import { packageRoot } from './package.ts';

type Sketched = Pick<Build, 'document' | 'problems'>;

/** The valid keywords of the extension, with defaults. */
export interface ValidExtension {
  readonly root: DescribedValue<ErrorFormatKeywords>;
  readonly operations: ReadonlyMap<string, DescribedOperation>;
}

/**
 * Validates all keywords of the extension by `specs/extension.schema.json`, and reports `x-` keywords that look like misspelled ones.
 * Returns them if all are valid.
 */
export function validExtension(
  build: Sketched,
  sketches: Iterable<Sketch>,
  schemas: readonly DescribedValue[],
): ValidExtension | undefined {
  const root = rootKeywords(build);
  const operations = [...sketches].map((sketch) => ({ ...sketch, keywords: operationKeywords(build, sketch) }));
  for (const schema of schemas) validate(build, 'member', keywordsIn(build, 'member', schema));
  if (root === undefined) return undefined;
  const valid = operations.flatMap(({ keywords, ...sketch }) =>
    keywords === undefined ? [] : [[sketch.id, { ...sketch, keywords }] as const],
  );
  return valid.length < operations.length ? undefined : { root, operations: new Map(valid) };
}

function rootKeywords(build: Sketched): DescribedValue<ErrorFormatKeywords> | undefined {
  const top: DescribedValue = { value: build.document, pointer: '' };
  const root = valueBelow(top, 'x-error-format');
  if (root.value !== undefined) return validate(build, 'errorFormat', root);
  const near = membersOf(top).find(([name]) => closest(name, ['x-error-format']) !== undefined)?.[0];
  build.problems.push({
    pointer: '',
    message: 'The description has no "x-error-format", so errspec cannot know what its errors look like.',
    ...(near === undefined ? {} : { value: near, allowed: ['x-error-format'] }),
  });
  return undefined;
}

function operationKeywords(build: Sketched, { spot }: Sketch): DescribedValue<OperationKeywords> | undefined {
  for (const [, response] of membersOf(valueBelow(spot, 'responses')))
    for (const [, link] of membersOf(valueBelow(follow(build, response), 'links')))
      validate(build, 'link', keywordsIn(build, 'link', follow(build, link)));
  return validate(build, 'operation', keywordsIn(build, 'operation', spot));
}

/** The members of an object that are keywords of errspec for this part. Extensions of other tools are ignored. */
function keywordsIn(build: Sketched, part: keyof Extension, spot: DescribedValue): DescribedValue {
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

/** The keywords with their defaults, if they are valid. */
function validate<Part extends keyof Extension>(
  build: Sketched,
  part: Part,
  spot: DescribedValue,
): DescribedValue<Extension[Part]> | undefined {
  const value = structuredClone(spot.value);
  const isValid = validatorOf(part);
  // The schema that has just been checked and the type have the same source.
  if (isValid(value)) return { value: value as Extension[Part], pointer: spot.pointer };
  build.problems.push(...problemsOf(spot.pointer, isValid.errors ?? []));
  return undefined;
}

let schema: JsonObject | undefined;
const validators = new Map<keyof Extension, ValidateFunction>();
const ajv = newAjv({ trusted: true, defaults: true });

function extensionSchema(): JsonObject {
  if (schema !== undefined) return schema;
  const read: unknown = JSON.parse(readFileSync(join(packageRoot(), 'specs', 'extension.schema.json'), 'utf8'));
  if (!isObject(read)) throw new Error('specs/extension.schema.json is not an object');
  schema = read;
  ajv.addSchema(schema, 'extension');
  return schema;
}

/** The names of the keywords of a part: `x-source`, `x-writes` … */
export function keywordsOf(part: keyof Extension): readonly string[] {
  const properties = member(member(member(extensionSchema(), '$defs'), part), 'properties');
  return isObject(properties) ? Object.keys(properties) : [];
}

function validatorOf(part: keyof Extension): ValidateFunction {
  extensionSchema();
  const known = validators.get(part) ?? ajv.compile({ $ref: `urn:errspec:extension:1#/$defs/${part}` });
  validators.set(part, known);
  return known;
}
