import { isArray, isObject, type Json, member } from '../json/json.ts';
import { type Pointer, pointer } from '../json/pointer.ts';

/** A value of the description with its place; `undefined` where nothing stands there. */
export interface DescribedValue {
  readonly value: Json | undefined;
  readonly pointer: Pointer;
}

/** The spot below by these names, whether anything stands there or not. */
export function valueBelow(spot: DescribedValue, ...names: readonly (string | number)[]): DescribedValue {
  let { value } = spot;
  for (const name of names) value = isArray(value) ? value[Number(name)] : member(value, String(name));
  return { value, pointer: spot.pointer + pointer(...names) };
}

/** The spots of an object's members; none where it is no object. */
export function membersOf(spot: DescribedValue): readonly (readonly [name: string, spot: DescribedValue])[] {
  return isObject(spot.value) ? Object.keys(spot.value).map((name) => [name, valueBelow(spot, name)]) : [];
}

/** The spots of a list's elements; none where it is no list. */
export function elementsOf(spot: DescribedValue): readonly DescribedValue[] {
  return isArray(spot.value) ? spot.value.map((_, index) => valueBelow(spot, index)) : [];
}

/** The elements of a list, or the value itself where it is no list; none where nothing stands there. */
export function oneOrMany(spot: DescribedValue): readonly DescribedValue[] {
  if (spot.value === undefined) return [];
  return isArray(spot.value) ? elementsOf(spot) : [spot];
}

export function textAt(spot: DescribedValue): string | undefined {
  return typeof spot.value === 'string' ? spot.value : undefined;
}

/** All texts of a list, or the one text that stands there. */
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

/** Texts and numbers: an entry's id may be written as either. */
export function entryIdsAt(spot: DescribedValue): readonly (string | number)[] {
  return oneOrMany(spot).flatMap(({ value }) => (typeof value === 'string' || typeof value === 'number' ? [value] : []));
}

/** An entry of a fixed list, or what holds where the text is none of them. */
export function oneOf<Name extends string>(spot: DescribedValue, names: readonly Name[], otherwise: Name): Name {
  return names.find((name) => name === spot.value) ?? otherwise;
}
