import { isArray, isObject, type Json, type JsonObject } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import { isLeftOut } from './left-out.ts';
import { alike } from './together.ts';

/** The value without members that are marked as left out in every schema that describes them; these places have the schemas that may hold for it. */
export function stripped(document: JsonObject, places: readonly Pointer[], value: Json): Json {
  if (!isArray(value) && !isObject(value)) return value;
  const all = [...new Set(places.flatMap((place) => alike(document, place)))];
  const below = (...names: readonly string[]) =>
    all.map((part) => part + pointer(...names)).filter((where) => at(document, where) !== undefined);
  if (isArray(value)) return value.map((each) => stripped(document, below('items'), each));
  const kept = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    const described = below('properties', name);
    const isGone = described.length > 0 && described.every((where) => isLeftOut(at(document, where)));
    return isGone ? [] : [[name, stripped(document, described, inner)]];
  });
  return Object.fromEntries(kept);
}
