import { canonical, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { rebuilt } from '../json/pointer.ts';
import type { Format } from '../model/format.ts';
import { sample } from '../mutate/sample.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { validity } from '../schema/validate.ts';
import { CHOICE_KEYS } from './choice-keys.ts';
import { again, type ChoiceSource } from './choices.ts';
import { workshop } from './generator.ts';

export interface ArbitraryOptions {
  /** Members that rest on an assumption may stand, and be broken. */
  readonly assumed: boolean;
  /** Values of the schema that the description gives; those that do not satisfy it are not used. */
  readonly examples: readonly Json[];
}

/** A valid value, and whether it is what was drawn, a known one, or a known one with some members of what was drawn. */
export interface ValidValue {
  readonly value: Json;
  readonly how: 'drawn' | 'known' | 'mixed';
}

/**
 * Makes values of the schema at a place from draws: any alternative, optional members there and not, values at their bounds, odd but legal
 * texts. Where constraints that no maker knows forbid what was made, it is a known value, with as much of what was made as it can hold.
 * `undefined` where no valid value is known and none could be made.
 */
export function validMaker(
  format: Format,
  place: LocatedSchema,
  { assumed, examples }: ArbitraryOptions,
): ((draw: ChoiceSource) => ValidValue) | undefined {
  const make = workshop(format, assumed).makerOf(place);
  const isValid = validity(format, place.schema);
  const made = (draw: ChoiceSource) => make(draw, { depth: 0, element: 0 });
  const candidates = [made(again(new Map())), sample(format, place.schema, place.pointer), ...examples];
  const known = distinct(candidates.flatMap((each) => (each !== undefined && isValid(each) ? [each] : [])));
  if (known.length === 0) return undefined;
  return (draw) => {
    const value = made(draw);
    if (isValid(value)) return { value, how: 'drawn' };
    const given = known[draw.shape(CHOICE_KEYS.known, known.length)] ?? null;
    const mixed = isObject(given) && isObject(value) ? mixture(given, value, isValid) : given;
    return { value: mixed, how: mixed === given ? 'known' : 'mixed' };
  };
}

/** The valid object with each member of the other, there or not, that it can hold. */
function mixture(given: JsonObject, other: JsonObject, isValid: (value: Json) => boolean): JsonObject {
  let mixed = given;
  for (const name of new Set([...Object.keys(given), ...Object.keys(other)])) {
    const candidate = rebuilt(mixed, name, member(other, name));
    if (isValid(candidate)) mixed = candidate;
  }
  return mixed;
}

function distinct(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [canonical(value), value])).values()];
}
