import { isObject, member } from '../json/json.ts';
import { at, type Pointer } from '../json/pointer.ts';
import { DROPPED, LISTS, MAPS, SINGLE } from '../schema/keywords.ts';
import { refOf } from '../schema/resolve.ts';
import { addProblem, type Build } from './build.ts';
import { type DescribedValue, elementsOf, membersOf, valueBelow } from './described-value.ts';
import { isPattern, KEYWORD_RULES, NO_PATTERN } from './keyword-rules.ts';

type Noting = Pick<Build, 'document' | 'problems'>;

/** All keywords that a schema of a description may have. */
const KEYWORDS: readonly string[] = [...KEYWORD_RULES.flatMap(({ keywords }) => keywords), ...MAPS, ...SINGLE, ...LISTS, ...DROPPED];
/** Keywords that mean nothing without one of the others. */
const COMPANY: readonly (readonly [keyword: string, others: readonly string[]])[] = [
  ['then', ['if']],
  ['else', ['if']],
  ['if', ['then', 'else']],
  ['minContains', ['contains']],
  ['maxContains', ['contains']],
];

/** Notes keywords that JSON Schema 2020-12 lacks, and values that they cannot have, in these schemas. */
export function checkSchemas(build: Noting, schemas: readonly DescribedValue[]): void {
  const places = new Set(schemas.map(({ pointer }) => pointer));
  for (const spot of schemas) {
    checkTarget(build, spot, places);
    if (!isObject(spot.value) && typeof spot.value !== 'boolean') addProblem(build, spot, 'A schema is an object, true or false.');
    checkCompany(build, spot);
    for (const [keyword, each] of membersOf(spot)) checkKeyword(build, keyword, each);
  }
}

/** A reference that leads somewhere, but to no schema; one that leads nowhere is noted with all references. */
function checkTarget(build: Noting, spot: DescribedValue, places: ReadonlySet<Pointer>): void {
  const target = isObject(spot.value) ? refOf(spot.value) : undefined;
  if (target === undefined || places.has(target) || at(build.document, target) === undefined) return;
  addProblem(build, valueBelow(spot, '$ref'), 'What stands at the place that this reference names is no schema.');
}

function checkCompany(build: Noting, spot: DescribedValue): void {
  for (const [keyword, others] of COMPANY) {
    const alone = member(spot.value, keyword) !== undefined && others.every((other) => member(spot.value, other) === undefined);
    if (alone)
      addProblem(
        build,
        valueBelow(spot, keyword),
        `"${keyword}" means nothing without ${others.map((other) => `"${other}"`).join(' or ')}.`,
      );
  }
}

function checkKeyword(build: Noting, keyword: string, spot: DescribedValue): void {
  if (keyword.startsWith('x-') || DROPPED.has(keyword) || SINGLE.has(keyword)) return;
  if (MAPS.has(keyword)) return checkMap(build, keyword, spot);
  if (LISTS.has(keyword)) {
    if (elementsOf(spot).length === 0) addProblem(build, spot, 'Here stands a list of schemas, which is not empty.');
    return;
  }
  const rule = KEYWORD_RULES.find(({ keywords }) => keywords.includes(keyword));
  if (rule === undefined)
    addProblem(build, { value: keyword, pointer: spot.pointer }, 'JSON Schema 2020-12 has no such keyword.', KEYWORDS);
  else if (!rule.fits(spot.value ?? null)) addProblem(build, spot, rule.message, rule.allowed);
}

function checkMap(build: Noting, keyword: string, spot: DescribedValue): void {
  if (!isObject(spot.value)) addProblem(build, spot, 'Here stands an object of schemas by name.');
  if (keyword !== 'patternProperties') return;
  for (const [name, each] of membersOf(spot)) if (!isPattern(name)) addProblem(build, { value: name, pointer: each.pointer }, NO_PATTERN);
}
