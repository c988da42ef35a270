import { isArray, isObject, type Json } from '../json/json.ts';
import { newAjv } from '../schema/validate.ts';

/** What the values of some keywords of JSON Schema must be. */
export interface KeywordRule {
  readonly keywords: readonly string[];
  readonly fits: (value: Json) => boolean;
  readonly message: string;
  readonly allowed?: readonly Json[];
}

const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];
const FORMATS = Object.keys(newAjv().formats);

export const NO_PATTERN = 'This is not a valid regular expression (JavaScript, flag u).';

/** Keywords of JSON Schema 2020-12 whose values contain no schemas. */
export const KEYWORD_RULES: readonly KeywordRule[] = [
  { keywords: ['const', 'default', 'contentSchema'], fits: () => true, message: '' },
  {
    keywords: ['$ref', 'title', 'description', 'contentMediaType', 'contentEncoding'],
    fits: isText,
    message: 'This keyword must be a string.',
  },
  {
    keywords: ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'minContains', 'maxContains'],
    fits: (value) => isNumber(value) && Number.isInteger(value) && value >= 0,
    message: 'This keyword must be an integer of at least 0.',
  },
  { keywords: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'], fits: isNumber, message: 'This keyword must be a number.' },
  { keywords: ['multipleOf'], fits: (value) => isNumber(value) && value > 0, message: 'This keyword must be a number greater than 0.' },
  {
    keywords: ['uniqueItems', 'deprecated', 'readOnly', 'writeOnly'],
    fits: (value) => typeof value === 'boolean',
    message: 'This keyword must be true or false.',
    allowed: [true, false],
  },
  { keywords: ['required'], fits: isNames, message: '`required` must be an array of unique strings.' },
  {
    keywords: ['dependentRequired'],
    fits: (value) => isObject(value) && Object.values(value).every(isNames),
    message: '`dependentRequired` must be an object of arrays of unique strings.',
  },
  { keywords: ['enum'], fits: (value) => isArray(value) && value.length > 0, message: '`enum` must be an array with at least one value.' },
  { keywords: ['examples'], fits: isArray, message: '`examples` must be an array.' },
  { keywords: ['type'], fits: isType, message: '`type` must be a type or an array of unique types.', allowed: TYPES },
  { keywords: ['pattern'], fits: isPattern, message: NO_PATTERN },
  {
    keywords: ['format'],
    fits: (value) => isText(value) && FORMATS.includes(value),
    message: 'This is not a known `format`.',
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

/** Whether the value is a regular expression that the validator can compile. */
export function isPattern(value: Json): boolean {
  if (!isText(value)) return false;
  try {
    return new RegExp(value, 'u').flags.includes('u');
  } catch {
    return false;
  }
}
