import { isObject, member } from '../json/json.ts';
import { at, type Pointer } from '../json/pointer.ts';
import type { Format, Schema } from '../model/format.ts';

/** A schema with its real location in the description. */
export interface LocatedSchema {
  readonly schema: Schema;
  readonly pointer: Pointer;
}

/** Follows `$ref`s to a schema and its location. A schema without `$ref`, or with keywords beside it, is returned unchanged. */
export function resolveSchema(format: Pick<Format, 'document'>, schema: Schema, where: Pointer): LocatedSchema {
  const seen = new Set<Pointer>();
  let found: LocatedSchema = { schema, pointer: where };
  while (isObject(found.schema) && Object.keys(found.schema).length === 1) {
    const target = refOf(found.schema);
    const referred = target === undefined || seen.has(target) ? undefined : schemaAt(format, target);
    if (target === undefined || referred === undefined) return found;
    seen.add(target);
    found = { schema: referred, pointer: target };
  }
  return found;
}

/** The location of a schema's `$ref`, or `undefined` if it has none. */
export function refOf(schema: Schema): Pointer | undefined {
  const reference = isObject(schema) ? member(schema, '$ref') : undefined;
  return typeof reference === 'string' ? pointerOf(reference) : undefined;
}

/** The pointer of a `$ref` into the same document (`#/components/schemas/A%20B`), or `undefined` if it points elsewhere. */
export function pointerOf(reference: string): Pointer | undefined {
  if (!/^#(\/|$)/.test(reference)) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}

/** The schema at a location of the description, or `undefined` if there is none. */
export function schemaAt(format: Pick<Format, 'document'>, where: Pointer): Schema | undefined {
  const value = at(format.document, where);
  return isObject(value) || typeof value === 'boolean' ? value : undefined;
}
