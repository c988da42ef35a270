import { isObject, type Json, typeOf } from '../../src/json/json.ts';
import { at, type Pointer } from '../../src/json/pointer.ts';
import { valueText } from '../../src/json/words.ts';
import { locationText } from '../../src/model/finding.ts';
import type { Format } from '../../src/model/format.ts';
import { inAnswers } from '../../src/schema/directions.ts';
import { type SchemaError, validator } from '../../src/schema/validate.ts';
import { placeOf } from './place.ts';

/** One constraint of a schema that a body breaks: types and constraints only, since values differ from run to run. */
export interface SchemaMismatch {
  readonly where: Pointer;
  /** The keyword with its value; a text where no single keyword is broken. */
  readonly expected: Json;
  /** The type of the value, or `missing`. */
  readonly actual: string;
}

/**
 * What a body breaks of the schema at a location of the description, one mismatch for each described member. Members for which `except`
 * is true are left out: other requirements judge them.
 */
export function* misshapen(
  format: Format,
  schema: Pointer,
  body: Json,
  except: (where: Pointer) => boolean,
): Generator<SchemaMismatch & { readonly spec: Pointer }> {
  const seen = new Set<Pointer>();
  for (const error of validator(inAnswers(format), schema)(body)) {
    const spec = placeOf(format, schema, error.pointer);
    if (except(error.pointer) || seen.has(spec)) continue;
    seen.add(spec);
    yield { where: error.pointer, spec, ...mismatch(error, at(body, error.pointer)) };
  }
}

function mismatch({ keyword, expected }: SchemaError, value: Json | undefined): Pick<SchemaMismatch, 'expected' | 'actual'> {
  const wanted: Json = typeof expected === 'string' ? expected : { [keyword]: expected };
  return { expected: wanted, actual: value === undefined ? 'missing' : typeOf(value) };
}

/** A mismatch in words: `/error/code of the body has to satisfy type string, but is null`. */
export function mismatchText({ where, expected, actual }: SchemaMismatch): string {
  return `${locationText(where)} has ${constraintText(expected)}, but is ${actual}`;
}

function constraintText(expected: Json): string {
  if (!isObject(expected)) return `to be ${valueText(expected)}`;
  const [entry] = Object.entries(expected);
  if (entry === undefined) return 'to be as described';
  const [keyword, value] = entry;
  return `to satisfy ${keyword} ${isObject(value) ? valueText(Object.values(value)) : valueText(value)}`;
}

/** Whether a pointer names the location of the request id, which has requirements of its own. */
export function isRequestId({ reading }: Format, where: Pointer): boolean {
  return where === reading.requestId?.at;
}
