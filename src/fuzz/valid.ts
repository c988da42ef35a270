import { canonical, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { rebuilt } from '../json/pointer.ts';
import type { Format } from '../model/format.ts';
import { sample } from '../mutate/sample.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { validity } from '../schema/validate.ts';
import { choiceKey } from './choice-keys.ts';
import { type ChoiceSource, repeating } from './choices.ts';
import { generatorOf } from './generator.ts';

export interface ValidOptions {
  /** Whether members that rest on an assumption may be generated. */
  readonly assumed: boolean;
  /** Values from the description; those that do not satisfy the schema are ignored. */
  readonly examples: readonly Json[];
}

/** A valid value and its origin: generated, a known value, or a known value with some generated members. */
export interface ValidValue {
  readonly value: Json;
  readonly origin: 'generated' | 'known' | 'mixed';
}

const WHICH_KNOWN_VALUE = choiceKey('which known value', 'shape');

/**
 * Generates valid values of a schema: any alternative, with and without optional members, values at their bounds, unusual but legal texts.
 * If keywords that generators ignore (`not`, `if` …) forbid a generated value, a known valid value takes its place, with as many generated
 * members as remain valid. `undefined` if no valid value is known.
 */
export function validGenerator(
  format: Format,
  schema: LocatedSchema,
  { assumed, examples }: ValidOptions,
): ((source: ChoiceSource) => ValidValue) | undefined {
  const generator = generatorOf(format, schema, assumed);
  const isValid = validity(format, schema.schema);
  const generate = (source: ChoiceSource) => generator(source, { depth: 0, element: 0 });
  const candidates = [generate(repeating(new Map())), sample(format, schema.schema, schema.pointer), ...examples];
  const known = distinct(candidates.flatMap((each) => (each !== undefined && isValid(each) ? [each] : [])));
  if (known.length === 0) return undefined;
  return (source) => {
    const value = generate(source);
    if (isValid(value)) return { value, origin: 'generated' };
    const given = known[source.choose(WHICH_KNOWN_VALUE, known.length)] ?? null;
    const mixed = isObject(given) && isObject(value) ? mixture(given, value, isValid) : given;
    return { value: mixed, origin: mixed === given ? 'known' : 'mixed' };
  };
}

/** The valid object with each member added, replaced or removed as in the other object, if it remains valid. */
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
