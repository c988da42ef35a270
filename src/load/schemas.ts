import { isObject, member } from '../json/json.ts';
import { at, type Pointer } from '../json/pointer.ts';
import { isPattern, keywordProblem, knownKeywords, NO_PATTERN } from '../schema/keyword-values.ts';
import { DEPENDENT, DROPPED, LISTS, MAPS, SINGLE } from '../schema/keywords.ts';
import { refOf } from '../schema/resolve.ts';
import { selfReferences } from '../schema/self-references.ts';
import { addProblem, type Build } from './build.ts';
import { type DescribedValue, elementsOf, membersOf, valueBelow } from './described-value.ts';

type Collecting = Pick<Build, 'document' | 'problems'>;

/** Reports unknown keywords, invalid values of keywords, `$ref`s to something that is not a schema, and schemas that refer to themselves. */
export function checkSchemas(build: Collecting, schemas: readonly DescribedValue[]): void {
  const locations = new Set(schemas.map(({ pointer }) => pointer));
  for (const spot of schemas) {
    checkTarget(build, spot, locations);
    if (!isObject(spot.value) && typeof spot.value !== 'boolean') addProblem(build, spot, 'A schema must be an object, true or false.');
    checkDependent(build, spot);
    for (const [keyword, each] of membersOf(spot)) checkKeyword(build, keyword, each);
  }
  for (const where of selfReferences(build.document, locations))
    addProblem(
      build,
      { value: undefined, pointer: where },
      'This schema refers to itself without a member or element in between, so no value can be validated.',
    );
}

/** Reports a `$ref` to something that is not a schema; `checkReferences` reports broken ones. */
function checkTarget(build: Collecting, spot: DescribedValue, locations: ReadonlySet<Pointer>): void {
  const target = isObject(spot.value) ? refOf(spot.value) : undefined;
  if (target === undefined || locations.has(target) || at(build.document, target) === undefined) return;
  addProblem(build, valueBelow(spot, '$ref'), 'The $ref points to something that is not a schema.');
}

function checkDependent(build: Collecting, spot: DescribedValue): void {
  for (const [keyword, others] of DEPENDENT) {
    const alone = member(spot.value, keyword) !== undefined && others.every((other) => member(spot.value, other) === undefined);
    if (alone)
      addProblem(
        build,
        valueBelow(spot, keyword),
        `"${keyword}" has no effect without ${others.map((other) => `"${other}"`).join(' or ')}.`,
      );
  }
}

function checkKeyword(build: Collecting, keyword: string, spot: DescribedValue): void {
  if (keyword.startsWith('x-') || DROPPED.has(keyword) || SINGLE.has(keyword)) return;
  if (MAPS.has(keyword)) return checkMap(build, keyword, spot);
  if (LISTS.has(keyword)) {
    if (elementsOf(spot).length === 0) addProblem(build, spot, `"${keyword}" must be an array with at least one schema.`);
    return;
  }
  const known = knownKeywords();
  if (!known.includes(keyword))
    return addProblem(build, { value: keyword, pointer: spot.pointer }, `Unknown keyword "${keyword}" of JSON Schema 2020-12.`, known);
  const problem = keywordProblem(keyword, spot.value ?? null);
  if (problem !== undefined) addProblem(build, spot, problem.message, problem.allowed);
}

function checkMap(build: Collecting, keyword: string, spot: DescribedValue): void {
  if (!isObject(spot.value)) addProblem(build, spot, `"${keyword}" must be an object of schemas.`);
  if (keyword !== 'patternProperties') return;
  for (const [name, each] of membersOf(spot)) if (!isPattern(name)) addProblem(build, { value: name, pointer: each.pointer }, NO_PATTERN);
}
