import type fc from 'fast-check';
import type { Format, Schema } from '../../model/format.ts';
import type { Json } from '../../model/json.ts';
import { validity } from '../../schema/validate.ts';
import { sample } from '../sample.ts';
import { type Draw, Drawn } from './draw.ts';
import { workshop } from './maker.ts';
import type { Place } from './pools.ts';

export interface ArbitraryOptions {
  /** Members that rest on an assumption may stand, and be broken. */
  readonly assumed: boolean;
}

/** Valid values of the schema at this place: any alternative, optional members there and not, values at their bounds, odd but legal texts. */
export function validArbitrary(format: Format, schema: Schema, pointer: string, options: ArbitraryOptions): fc.Arbitrary<Json> {
  const make = validMaker(format, { schema, pointer }, options);
  return new Drawn((draw) => make(draw).value);
}

/** A valid value, and whether it is what was drawn or the sample of the schema instead. */
export interface Made {
  readonly value: Json;
  readonly drawn: boolean;
}

/** Makes a valid value from draws; where constraints that no maker knows forbid what was made, the sample of the schema. */
export function validMaker(format: Format, place: Place, options: ArbitraryOptions): (draw: Draw) => Made {
  const make = workshop(format, options.assumed).makerOf(place);
  const isValid = validity(format, place.schema);
  let plain: Json | undefined;
  return (draw) => {
    const value = make(draw, { depth: 0, element: 0 });
    if (isValid(value)) return { value, drawn: true };
    plain ??= sample(format, place.schema, place.pointer);
    return { value: plain, drawn: false };
  };
}
