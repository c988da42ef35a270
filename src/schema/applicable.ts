import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import { refOf } from './resolve.ts';

/** The locations of all schemas that apply to the same value: the schema itself, the target of its `$ref`, and its `allOf`. */
export function applicableSchemas(document: JsonObject, location: Pointer, above: readonly Pointer[] = []): readonly Pointer[] {
  const schema = at(document, location);
  if (!isObject(schema) || above.includes(location)) return [];
  const target = refOf(schema);
  const next = [...(target === undefined ? [] : [target]), ...listedSchemas(schema, location, 'allOf')];
  return [location, ...next.flatMap((each) => applicableSchemas(document, each, [...above, location]))];
}

/** The locations of all schemas that apply to the same value, or may apply (alternatives and conditions). */
export function possibleSchemas(document: JsonObject, location: Pointer, above: readonly Pointer[] = []): readonly Pointer[] {
  if (above.includes(location)) return [];
  const all = applicableSchemas(document, location);
  const branches = all.flatMap((part) => branchesOf(document, part));
  return [...all, ...branches.flatMap((branch) => possibleSchemas(document, branch, [...above, location]))];
}

/** The locations of subschemas that may apply to the same value. `if` and `not` are not included: they do not describe members. */
export function branchesOf(document: JsonObject, location: Pointer): readonly Pointer[] {
  const schema = at(document, location);
  const dependent = namedSchemas(schema, location, 'dependentSchemas').map(([, where]) => where);
  const single = ['then', 'else'].map((keyword) => location + pointer(keyword));
  return [...listedSchemas(schema, location, 'oneOf'), ...listedSchemas(schema, location, 'anyOf'), ...single, ...dependent];
}

/** The locations of the schemas in a list (`allOf`). */
export function listedSchemas(schema: Json | undefined, location: Pointer, keyword: string): readonly Pointer[] {
  const list = member(schema, keyword);
  return isArray(list) ? list.map((_, index) => location + pointer(keyword, index)) : [];
}

/** The names and locations of the schemas in a map (`properties`). */
export function namedSchemas(
  schema: Json | undefined,
  location: Pointer,
  keyword: string,
): readonly (readonly [name: string, where: Pointer])[] {
  const map = member(schema, keyword);
  return isObject(map) ? Object.keys(map).map((name) => [name, location + pointer(keyword, name)]) : [];
}

/** Schemas may refer to themselves; no description nests `$ref`, `allOf` and alternatives deeper than this. */
const DEEPEST = 8;

/** The schemas that may apply to the same value as a schema, which need not be part of the document: itself, its `$ref`, `allOf` and alternatives. */
export function possibleSchemaValues(document: JsonObject, schema: Json | undefined, depth = 0): readonly JsonObject[] {
  if (!isObject(schema) || depth > DEEPEST) return [];
  const target = refOf(schema);
  const next = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => member(schema, keyword) ?? []);
  const referred = target === undefined ? [] : [at(document, target)];
  return [schema, ...[...referred, ...next].flatMap((each) => possibleSchemaValues(document, each, depth + 1))];
}
