import { isObject, type JsonObject, member } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import type { Schema } from '../model/format.ts';
import { applicableSchemas } from './applicable.ts';

/** The schema of an array's elements with its location, and the number of elements that the array may have. */
export interface ArraySchema {
  readonly schema: Schema;
  readonly pointer: Pointer;
  readonly min: number;
  readonly max: number | undefined;
  readonly unique: boolean;
}

/** The array at a path of member names in the values of the schema at `where`; `undefined` if no array with `items` is described there. */
export function arrayAt(document: JsonObject, where: Pointer, path: readonly string[]): ArraySchema | undefined {
  const all = applicableSchemas(document, where);
  const [name, ...rest] = path;
  if (name === undefined) return arrayOf(document, all);
  const member = all.map((part) => part + pointer('properties', name)).find((part) => at(document, part) !== undefined);
  return member === undefined ? undefined : arrayAt(document, member, rest);
}

function arrayOf(document: JsonObject, all: readonly Pointer[]): ArraySchema | undefined {
  const values = (keyword: string) => all.map((part) => member(at(document, part), keyword));
  const limit = (keyword: string) => values(keyword).find((value) => typeof value === 'number');
  const items = all.map((part) => `${part}/items`).find((part) => isObject(at(document, part)));
  const schema = items === undefined ? undefined : at(document, items);
  if (items === undefined || !isObject(schema)) return undefined;
  return { schema, pointer: items, min: limit('minItems') ?? 0, max: limit('maxItems'), unique: values('uniqueItems').includes(true) };
}
