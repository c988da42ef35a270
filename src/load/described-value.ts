import { isArray, isObject, type Json, member } from '../json/json.ts';
import { type Pointer, pointer } from '../json/pointer.ts';

/** A value of the description with its location; `undefined` if there is none at that location. */
export interface DescribedValue {
  readonly value: Json | undefined;
  readonly pointer: Pointer;
}

/** The value below by these names, whether it exists or not. */
export function valueBelow(spot: DescribedValue, ...names: readonly (string | number)[]): DescribedValue {
  let { value } = spot;
  for (const name of names) value = isArray(value) ? value[Number(name)] : member(value, String(name));
  return { value, pointer: spot.pointer + pointer(...names) };
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
