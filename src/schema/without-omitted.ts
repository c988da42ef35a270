import { isArray, isObject, type Json, type JsonObject } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import { possibleSchemas } from './applicable.ts';
import { isOmitted } from './omitted.ts';

/** The value without the members that every schema marks as omitted; `locations` are those of the schemas that may apply to the value. */
export function withoutOmitted(document: JsonObject, locations: readonly Pointer[], value: Json): Json {
  if (!isArray(value) && !isObject(value)) return value;
  const all = [...new Set(locations.flatMap((location) => possibleSchemas(document, location)))];
  const below = (...names: readonly string[]) =>
    all.map((part) => part + pointer(...names)).filter((where) => at(document, where) !== undefined);
  if (isArray(value)) return value.map((each) => withoutOmitted(document, below('items'), each));
  const kept = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    const described = below('properties', name);
    const isOmittedEverywhere = described.length > 0 && described.every((where) => isOmitted(at(document, where)));
    return isOmittedEverywhere ? [] : [[name, withoutOmitted(document, described, inner)]];
  });
  return Object.fromEntries(kept);
}
