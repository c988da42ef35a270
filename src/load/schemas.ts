import { isArray, isObject, type Json, type JsonObject, member } from '../model/json.ts';
import { DROPPED, LISTS, MAPS, SINGLE } from '../schema/keywords.ts';
import { newAjv } from '../schema/validate.ts';
import { type Build, refuse } from './build.ts';
import { below, elements, members, type Spot } from './spot.ts';
import { walk } from './walk.ts';

/** What the value of a keyword has to be. */
type Kind = 'text' | 'count' | 'number' | 'flag' | 'texts' | 'list' | 'type' | 'pattern' | 'format' | 'any' | 'lists';

const KINDS: Readonly<Record<string, Kind>> = {
  ...{ $ref: 'text', title: 'text', description: 'text', contentMediaType: 'text', contentEncoding: 'text' },
  ...{ minLength: 'count', maxLength: 'count', minItems: 'count', maxItems: 'count', minProperties: 'count', maxProperties: 'count' },
  ...{
    minContains: 'count',
    maxContains: 'count',
    minimum: 'number',
    maximum: 'number',
    exclusiveMinimum: 'number',
    exclusiveMaximum: 'number',
  },
  ...{ multipleOf: 'number', uniqueItems: 'flag', deprecated: 'flag', readOnly: 'flag', writeOnly: 'flag', required: 'texts' },
  ...{
    enum: 'list',
    examples: 'list',
    type: 'type',
    pattern: 'pattern',
    format: 'format',
    const: 'any',
    default: 'any',
    dependentRequired: 'lists',
  },
};

const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];
const WORDS = [...Object.keys(KINDS), ...MAPS, ...SINGLE, ...LISTS, ...DROPPED];
const FORMATS = Object.keys(newAjv().formats);

/** Notes keywords that JSON Schema 2020-12 lacks, and values that they cannot have, in every schema of the description. */
export function checkSchemas(build: Pick<Build, 'document' | 'problems'>): void {
  const root: Spot = { value: build.document, pointer: '' };
  for (const [, each] of members(below(root, 'components', 'schemas'))) checkSchema(build, each);
  walk(root, (spot) => {
    const schema = member(spot.value, 'schema');
    if (schema !== undefined && !spot.pointer.includes('/schemas/')) checkSchema(build, below(spot, 'schema'));
  });
}

function checkSchema(build: Pick<Build, 'problems'>, spot: Spot): void {
  if (typeof spot.value === 'boolean') return;
  if (!isObject(spot.value)) return refuse(build, spot, 'A schema is an object, true or false.');
  checkCompany(build, spot, spot.value);
  for (const [keyword, each] of members(spot)) {
    if (MAPS.has(keyword)) checkMap(build, each);
    else if (SINGLE.has(keyword)) checkSchema(build, each);
    else if (LISTS.has(keyword)) checkList(build, each);
    else if (!keyword.startsWith('x-') && !DROPPED.has(keyword)) checkKeyword(build, keyword, each);
  }
}

function checkMap(build: Pick<Build, 'problems'>, spot: Spot): void {
  if (!isObject(spot.value)) refuse(build, spot, 'Here stands an object of schemas by name.');
  for (const [, each] of members(spot)) checkSchema(build, each);
}

function checkList(build: Pick<Build, 'problems'>, spot: Spot): void {
  if (elements(spot).length === 0) refuse(build, spot, 'Here stands a list of schemas, which is not empty.');
  for (const each of elements(spot)) checkSchema(build, each);
}

/** Keywords that mean nothing without another one. */
function checkCompany(build: Pick<Build, 'problems'>, spot: Spot, schema: JsonObject): void {
  const has = (keyword: string) => member(schema, keyword) !== undefined;
  for (const keyword of ['then', 'else'])
    if (has(keyword) && !has('if')) refuse(build, below(spot, keyword), `"${keyword}" means nothing without "if".`);
  if (has('if') && !has('then') && !has('else')) refuse(build, below(spot, 'if'), '"if" means nothing without "then" or "else".');
}

function checkKeyword(build: Pick<Build, 'problems'>, keyword: string, spot: Spot): void {
  const kind = Object.hasOwn(KINDS, keyword) ? KINDS[keyword] : undefined;
  if (kind === undefined)
    return refuse(build, { value: keyword, pointer: spot.pointer }, 'JSON Schema 2020-12 has no such keyword.', WORDS);
  const wrong = wrongValue(kind, spot.value ?? null);
  if (wrong !== undefined) refuse(build, spot, wrong.message, wrong.allowed);
}

function wrongValue(kind: Kind, value: Json): { readonly message: string; readonly allowed?: readonly Json[] } | undefined {
  switch (kind) {
    case 'any':
      return undefined;
    case 'text':
      return typeof value === 'string' ? undefined : { message: 'Here stands a text.' };
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0
        ? undefined
        : { message: 'Here stands a whole number from 0.' };
    case 'number':
      return typeof value === 'number' ? undefined : { message: 'Here stands a number.' };
    case 'flag':
      return typeof value === 'boolean' ? undefined : { message: 'Here stands true or false.', allowed: [true, false] };
    case 'texts':
      return isTexts(value) ? undefined : { message: 'Here stands a list of different names.' };
    case 'list':
      return isArray(value) ? undefined : { message: 'Here stands a list of values.' };
    case 'lists':
      return isObject(value) && Object.values(value).every(isTexts) ? undefined : { message: 'Here stand lists of names by name.' };
    case 'type':
      return isType(value) ? undefined : { message: 'Here stands a type, or a list of types.', allowed: TYPES };
    case 'pattern':
      return isPattern(value) ? undefined : { message: 'This is no regular expression of JavaScript (with the flag u).' };
    case 'format':
      return typeof value === 'string' && FORMATS.includes(value) ? undefined : { message: 'This format is not known.', allowed: FORMATS };
    default:
      return kind satisfies never;
  }
}

function isTexts(value: Json): boolean {
  return isArray(value) && value.every((each) => typeof each === 'string') && new Set(value).size === value.length;
}

function isType(value: Json): boolean {
  const types = isArray(value) ? value : [value];
  return (
    types.length > 0 && types.every((type) => typeof type === 'string' && TYPES.includes(type)) && new Set(types).size === types.length
  );
}

function isPattern(value: Json): boolean {
  if (typeof value !== 'string') return false;
  try {
    new RegExp(value, 'u');
    return true;
  } catch {
    return false;
  }
}
