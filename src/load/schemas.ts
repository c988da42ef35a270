import { isObject, type JsonObject, member } from '../model/json.ts';
import { DROPPED, LISTS, MAPS, SINGLE } from '../schema/keywords.ts';
import { type Build, refuse } from './build.ts';
import { isPattern, KEYWORD_RULES, NO_PATTERN } from './keyword-rules.ts';
import { below, elements, members, type Spot } from './spot.ts';
import { walk } from './walk.ts';

type Noting = Pick<Build, 'problems'>;

const WORDS = [...KEYWORD_RULES.flatMap(({ keywords }) => keywords), ...MAPS, ...SINGLE, ...LISTS, ...DROPPED];
/** Keywords that mean nothing without one of the others. */
const COMPANY: readonly (readonly [keyword: string, others: readonly string[]])[] = [
  ['then', ['if']],
  ['else', ['if']],
  ['if', ['then', 'else']],
  ['minContains', ['contains']],
  ['maxContains', ['contains']],
];

/** Notes keywords that JSON Schema 2020-12 lacks, and values that they cannot have, in every schema of the description. */
export function checkSchemas(build: Pick<Build, 'document' | 'problems'>): void {
  const root: Spot = { value: build.document, pointer: '' };
  for (const [, each] of members(below(root, 'components', 'schemas'))) checkSchema(build, each);
  walk(root, (spot) => {
    const schema = member(spot.value, 'schema');
    if (schema !== undefined && !spot.pointer.includes('/schemas/')) checkSchema(build, below(spot, 'schema'));
  });
}

function checkSchema(build: Noting, spot: Spot): void {
  if (typeof spot.value === 'boolean') return;
  if (!isObject(spot.value)) return refuse(build, spot, 'A schema is an object, true or false.');
  checkCompany(build, spot, spot.value);
  for (const [keyword, each] of members(spot)) {
    if (MAPS.has(keyword)) checkMap(build, keyword, each);
    else if (SINGLE.has(keyword)) checkSchema(build, each);
    else if (LISTS.has(keyword)) checkList(build, each);
    else if (!keyword.startsWith('x-') && !DROPPED.has(keyword)) checkKeyword(build, keyword, each);
  }
}

function checkMap(build: Noting, keyword: string, spot: Spot): void {
  if (!isObject(spot.value)) refuse(build, spot, 'Here stands an object of schemas by name.');
  for (const [name, each] of members(spot)) {
    if (keyword === 'patternProperties' && !isPattern(name)) refuse(build, { value: name, pointer: each.pointer }, NO_PATTERN);
    checkSchema(build, each);
  }
}

function checkList(build: Noting, spot: Spot): void {
  if (elements(spot).length === 0) refuse(build, spot, 'Here stands a list of schemas, which is not empty.');
  for (const each of elements(spot)) checkSchema(build, each);
}

function checkCompany(build: Noting, spot: Spot, schema: JsonObject): void {
  for (const [keyword, others] of COMPANY) {
    const alone = member(schema, keyword) !== undefined && others.every((other) => member(schema, other) === undefined);
    if (alone)
      refuse(build, below(spot, keyword), `"${keyword}" means nothing without ${others.map((other) => `"${other}"`).join(' or ')}.`);
  }
}

function checkKeyword(build: Noting, keyword: string, spot: Spot): void {
  const rule = KEYWORD_RULES.find(({ keywords }) => keywords.includes(keyword));
  if (rule === undefined) refuse(build, { value: keyword, pointer: spot.pointer }, 'JSON Schema 2020-12 has no such keyword.', WORDS);
  else if (!rule.fits(spot.value ?? null)) refuse(build, spot, rule.message, rule.allowed);
}
