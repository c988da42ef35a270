import { isArray, isObject, type Json } from '../json/json.ts';
import { newAjv } from '../schema/validate.ts';

/** What the value of some keywords of JSON Schema has to be. */
export interface KeywordRule {
  readonly keywords: readonly string[];
  readonly fits: (value: Json) => boolean;
  readonly message: string;
  readonly allowed?: readonly Json[];
}

const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];
const FORMATS = Object.keys(newAjv().formats);

export const NO_PATTERN = 'This is no regular expression of JavaScript (with the flag u).';

/** Keywords of JSON Schema 2020-12 whose values hold no schemas. */
export const KEYWORD_RULES: readonly KeywordRule[] = [
  { keywords: ['const', 'default', 'contentSchema'], fits: () => true, message: '' },
  { keywords: ['$ref', 'title', 'description', 'contentMediaType', 'contentEncoding'], fits: isText, message: 'Here stands a text.' },
  {
    keywords: ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'minContains', 'maxContains'],
    fits: (value) => isNumber(value) && Number.isInteger(value) && value >= 0,
    message: 'Here stands a whole number from 0.',
  },
  { keywords: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'], fits: isNumber, message: 'Here stands a number.' },
  { keywords: ['multipleOf'], fits: (value) => isNumber(value) && value > 0, message: 'Here stands a number over 0.' },
  {
    keywords: ['uniqueItems', 'deprecated', 'readOnly', 'writeOnly'],
    fits: (value) => typeof value === 'boolean',
    message: 'Here stands true or false.',
    allowed: [true, false],
  },
  { keywords: ['required'], fits: isNames, message: 'Here stands a list of different names.' },
  {
    keywords: ['dependentRequired'],
    fits: (value) => isObject(value) && Object.values(value).every(isNames),
    message: 'Here stand lists of names by name.',
  },
  { keywords: ['enum'], fits: (value) => isArray(value) && value.length > 0, message: 'Here stands a list of values, which is not empty.' },
  { keywords: ['examples'], fits: isArray, message: 'Here stands a list of values.' },
  { keywords: ['type'], fits: isType, message: 'Here stands a type, or a list of different types.', allowed: TYPES },
  { keywords: ['pattern'], fits: isPattern, message: NO_PATTERN },
  {
    keywords: ['format'],
    fits: (value) => isText(value) && FORMATS.includes(value),
    message: 'This format is not known.',
    allowed: FORMATS,
  },
];

function isText(value: Json): value is string {
  return typeof value === 'string';
}

function isNumber(value: Json): value is number {
  return typeof value === 'number';
}

function isNames(value: Json): boolean {
  return isArray(value) && value.every(isText) && new Set(value).size === value.length;
}

function isType(value: Json): boolean {
  const types = isArray(value) ? value : [value];
  return types.length > 0 && types.every((type) => isText(type) && TYPES.includes(type)) && new Set(types).size === types.length;
}

/** Whether the text is a regular expression as the validator compiles it. */
export function isPattern(value: Json): boolean {
  if (!isText(value)) return false;
  try {
    return new RegExp(value, 'u').flags.includes('u');
  } catch {
    return false;
  }
}
