import { isArray, isObject, type Json, member } from '../json/json.ts';
import { type Pointer, pointer } from '../json/pointer.ts';

/** A value of the description with its location; `undefined` if there is none at that location. `Value` is more than JSON only for valid keywords of the extension. */
export interface DescribedValue<Value = Json | undefined> {
  readonly value: Value;
  readonly pointer: Pointer;
}

/** The value below by these names, whether it exists or not. */
export function valueBelow(spot: DescribedValue, ...names: readonly (string | number)[]): DescribedValue {
  let { value } = spot;
  for (const name of names) value = isArray(value) ? value[Number(name)] : member(value, String(name));
  return { value, pointer: spot.pointer + pointer(...names) };
}

/** A keyword in a valid part of the extension. */
export function keywordAt<Part extends object, Name extends keyof Part & string>(
  part: DescribedValue<Part>,
  name: Name,
): DescribedValue<Part[Name]> {
  return { value: part.value[name], pointer: part.pointer + pointer(name) };
}

/** A keyword, if it is there. */
export function optionalKeyword<Part extends object, Name extends keyof Part & string>(
  part: DescribedValue<Part>,
  name: Name,
): DescribedValue<NonNullable<Part[Name]>> | undefined {
  const value = part.value[name];
  return value === undefined || value === null ? undefined : { value, pointer: part.pointer + pointer(name) };
}

/** The elements of a list in a valid part of the extension. */
export function describedItems<Item>(list: DescribedValue<readonly Item[]>): readonly DescribedValue<Item>[] {
  return list.value.map((value, index) => ({ value, pointer: list.pointer + pointer(index) }));
}

/** The members of a map in a valid part of the extension. */
export function describedEntries<Value>(
  map: DescribedValue<{ readonly [name: string]: Value }>,
): readonly (readonly [name: string, value: DescribedValue<Value>])[] {
  return Object.entries(map.value).map(([name, value]) => [name, { value, pointer: map.pointer + pointer(name) }]);
}

/** The members of an object; none for any other value. */
export function membersOf(spot: DescribedValue): readonly (readonly [name: string, spot: DescribedValue])[] {
  return isObject(spot.value) ? Object.keys(spot.value).map((name) => [name, valueBelow(spot, name)]) : [];
}

/** The elements of an array; none for any other value. */
export function elementsOf(spot: DescribedValue): readonly DescribedValue[] {
  return isArray(spot.value) ? spot.value.map((_, index) => valueBelow(spot, index)) : [];
}

/** The elements of an array, or the value itself if it is not an array; none if there is no value. */
export function oneOrMany(spot: DescribedValue): readonly DescribedValue[] {
  if (spot.value === undefined) return [];
  return isArray(spot.value) ? elementsOf(spot) : [spot];
}

export function textAt(spot: DescribedValue): string | undefined {
  return typeof spot.value === 'string' ? spot.value : undefined;
}

/** The strings of an array, or a single string. */
export function textsAt(spot: DescribedValue): readonly string[] {
  return oneOrMany(spot).flatMap((each) => (typeof each.value === 'string' ? [each.value] : []));
}

export function flagAt(spot: DescribedValue, otherwise: boolean): boolean {
  return typeof spot.value === 'boolean' ? spot.value : otherwise;
}

export function numberAt(spot: DescribedValue): number | undefined {
  return typeof spot.value === 'number' ? spot.value : undefined;
}

export function numbersAt(spot: DescribedValue): readonly number[] {
  return elementsOf(spot).flatMap((each) => (typeof each.value === 'number' ? [each.value] : []));
}

/** Strings and numbers: an entry's id may be written as either. */
export function entryIdsAt(spot: DescribedValue): readonly (string | number)[] {
  return oneOrMany(spot).flatMap(({ value }) => (typeof value === 'string' || typeof value === 'number' ? [value] : []));
}

/** The value if it is one of `names`, else `otherwise`. */
export function oneOf<Name extends string>(spot: DescribedValue, names: readonly Name[], otherwise: Name): Name {
  return names.find((name) => name === spot.value) ?? otherwise;
}
