import { isArray, isObject, type Json, member } from '../json/json.ts';
import { type Pointer, pointer } from '../json/pointer.ts';

/** A value of the description with its place; `undefined` where nothing stands there. */
export interface Spot {
  readonly value: Json | undefined;
  readonly pointer: Pointer;
}

/** The spot below by these names, whether anything stands there or not. */
export function below(spot: Spot, ...names: readonly (string | number)[]): Spot {
  let { value } = spot;
  for (const name of names) value = isArray(value) ? value[Number(name)] : member(value, String(name));
  return { value, pointer: spot.pointer + pointer(...names) };
}

/** The spots of an object's members; none where it is no object. */
export function members(spot: Spot): readonly (readonly [name: string, spot: Spot])[] {
  return isObject(spot.value) ? Object.keys(spot.value).map((name) => [name, below(spot, name)]) : [];
}

/** The spots of a list's elements; none where it is no list. */
export function elements(spot: Spot): readonly Spot[] {
  return isArray(spot.value) ? spot.value.map((_, index) => below(spot, index)) : [];
}

/** The elements of a list, or the value itself where it is no list; none where nothing stands there. */
export function oneOrMany(spot: Spot): readonly Spot[] {
  if (spot.value === undefined) return [];
  return isArray(spot.value) ? elements(spot) : [spot];
}

export function text(spot: Spot): string | undefined {
  return typeof spot.value === 'string' ? spot.value : undefined;
}

/** All texts of a list, or the one text that stands there. */
export function texts(spot: Spot): readonly string[] {
  return oneOrMany(spot).flatMap((each) => (typeof each.value === 'string' ? [each.value] : []));
}

export function flag(spot: Spot, otherwise: boolean): boolean {
  return typeof spot.value === 'boolean' ? spot.value : otherwise;
}

export function number(spot: Spot): number | undefined {
  return typeof spot.value === 'number' ? spot.value : undefined;
}

export function numbers(spot: Spot): readonly number[] {
  return elements(spot).flatMap((each) => (typeof each.value === 'number' ? [each.value] : []));
}

/** Texts and numbers: an entry's id may be written as either. */
export function words(spot: Spot): readonly (string | number)[] {
  return oneOrMany(spot).flatMap(({ value }) => (typeof value === 'string' || typeof value === 'number' ? [value] : []));
}

/** An entry of a fixed list, or what holds where the text is none of them. */
export function choice<Name extends string>(spot: Spot, names: readonly Name[], otherwise: Name): Name {
  return names.find((name) => name === spot.value) ?? otherwise;
}
