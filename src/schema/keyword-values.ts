import type { ErrorObject } from 'ajv/dist/2020.js';
import { isArray, type Json } from '../json/json.ts';
import { demandOf, type ErrorParams } from './demand.ts';
import { DROPPED } from './keywords.ts';
import { newAjv } from './validate.ts';

/** What is wrong with the value of a keyword, and which values it may have, if these can be listed. */
export interface KeywordProblem {
  readonly message: string;
  readonly allowed?: readonly Json[];
}

const ajv = newAjv();
const FORMATS = Object.keys(ajv.formats);
/** The vocabularies of JSON Schema 2020-12 that errspec supports. Of the core vocabulary it supports only `$ref` and `$defs`. */
const VOCABULARIES = ['applicator', 'unevaluated', 'validation', 'meta-data', 'format-annotation', 'content'];

let keywords: readonly string[] | undefined;

/** All keywords that a schema of a description may have. */
export function knownKeywords(): readonly string[] {
  keywords ??= ['$ref', '$defs', ...VOCABULARIES.flatMap(keywordsOf), ...DROPPED];
  return keywords;
}

function keywordsOf(vocabulary: string): readonly string[] {
  const schema = ajv.getSchema(`https://json-schema.org/draft/2020-12/meta/${vocabulary}`)?.schema;
  return typeof schema === 'object' && 'properties' in schema ? Object.keys(schema['properties']) : [];
}

/** Results for simple values: large descriptions repeat the same ones thousands of times. */
const simple = new Map<string, KeywordProblem | undefined>();

/** What is wrong with the value of a keyword by the meta-schema of JSON Schema 2020-12; `undefined` if it is valid. */
export function keywordProblem(keyword: string, value: Json): KeywordProblem | undefined {
  if (typeof value === 'string' && (keyword === 'description' || keyword === 'title')) return undefined;
  if (typeof value === 'object') return problemWith(keyword, value);
  const key = `${keyword} ${JSON.stringify(value)}`;
  if (!simple.has(key)) simple.set(key, problemWith(keyword, value));
  return simple.get(key);
}

function problemWith(keyword: string, value: Json): KeywordProblem | undefined {
  if (ajv.validateSchema({ [keyword]: value }, false) === true) return ownProblem(keyword, value);
  // Of the errors of alternatives, an enum says nothing about an array: that is the other alternative.
  const errors = (ajv.errors ?? []).filter((error) => error.keyword !== 'anyOf' && !(error.keyword === 'enum' && isArray(value)));
  const [error] = errors;
  return error === undefined ? { message: `The value of "${keyword}" is not valid.` } : problemOf(keyword, error);
}

/** What the meta-schema leaves to validators: regular expressions, formats, and an `enum` that no value satisfies. */
function ownProblem(keyword: string, value: Json): KeywordProblem | undefined {
  switch (keyword) {
    case 'pattern':
      return isPattern(value) ? undefined : { message: NO_PATTERN };
    case 'format':
      return typeof value === 'string' && FORMATS.includes(value)
        ? undefined
        : { message: 'This is not a known "format".', allowed: FORMATS };
    case 'enum':
      return isArray(value) && value.length === 0 ? { message: '"enum" must have at least 1 element.' } : undefined;
    default:
      return undefined;
  }
}

export const NO_PATTERN = 'This is not a valid regular expression (JavaScript, flag u).';

/** Whether the value is a regular expression that the validator can compile. */
export function isPattern(value: Json): boolean {
  if (typeof value !== 'string') return false;
  try {
    return new RegExp(value, 'u').flags.includes('u');
  } catch {
    return false;
  }
}

function problemOf(keyword: string, error: ErrorObject): KeywordProblem {
  const inside = error.instancePath.slice(`/${keyword}`.length);
  // ajv gives the parameters of a keyword as plain JSON data.
  const params = error.params as ErrorParams;
  const message = `${inside === '' ? `"${keyword}"` : `The value at ${inside} of "${keyword}"`} ${demandOf(error.keyword, params)}.`;
  const { allowedValues } = params;
  return { message, ...(isArray(allowedValues) ? { allowed: allowedValues } : {}) };
}
