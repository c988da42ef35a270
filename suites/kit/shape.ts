import { type Json, typeOf } from '../../src/json/json.ts';
import { at, type Pointer } from '../../src/json/pointer.ts';
import type { Found } from '../../src/model/finding.ts';
import type { FindingCode } from '../../src/model/finding-codes.ts';
import type { Format } from '../../src/model/format.ts';
import { inAnswers } from '../../src/schema/directions.ts';
import { type SchemaError, validator } from '../../src/schema/validate.ts';
import { placeOf } from './place.ts';

interface ShapeOptions {
  /** Which kind of body it is, as a finding code. */
  readonly code: FindingCode;
  /** Members that a requirement of their own judges. */
  readonly except: (where: Pointer) => boolean;
}

/** What a body breaks of the schema at a place of the description, one finding for each described member. */
export function* misshapen(format: Format, schema: Pointer, body: Json, { code, except }: ShapeOptions): Generator<Found> {
  const told = new Set<Pointer>();
  for (const error of validator(inAnswers(format), schema)(body)) {
    const spec = placeOf(format, schema, error.pointer);
    if (except(error.pointer) || told.has(spec)) continue;
    told.add(spec);
    yield { code, where: error.pointer, spec, ...mismatch(error, at(body, error.pointer)) };
  }
}

/** What the schema asks for and what is there: types and constraints only, since values differ from run to run. */
function mismatch({ keyword, expected }: SchemaError, value: Json | undefined): Pick<Found, 'expected' | 'actual'> {
  const wanted: Json = typeof expected === 'string' ? expected : { [keyword]: expected };
  return { expected: wanted, actual: value === undefined ? 'missing' : typeOf(value) };
}

/** Whether a pointer names the place of the request id, which has requirements of its own. */
export function isRequestId({ reading }: Format, where: Pointer): boolean {
  return where === reading.requestId?.at;
}
