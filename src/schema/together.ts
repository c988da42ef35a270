import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at, type Pointer, pointer } from '../json/pointer.ts';
import { refOf } from './resolve.ts';

/** The places of all schemas that hold for the same value: the one there, what it refers to, and its `allOf`. */
export function schemasTogether(document: JsonObject, place: Pointer, above: readonly Pointer[] = []): readonly Pointer[] {
  const schema = at(document, place);
  if (!isObject(schema) || above.includes(place)) return [];
  const target = refOf(schema);
  const next = [...(target === undefined ? [] : [target]), ...schemasIn(schema, place, 'allOf')];
  return [place, ...next.flatMap((each) => schemasTogether(document, each, [...above, place]))];
}

/** The places of all schemas that hold for the same value, or may. */
export function alike(document: JsonObject, place: Pointer, above: readonly Pointer[] = []): readonly Pointer[] {
  if (above.includes(place)) return [];
  const all = schemasTogether(document, place);
  const branches = all.flatMap((part) => branchesOf(document, part));
  return [...all, ...branches.flatMap((branch) => alike(document, branch, [...above, place]))];
}

/** The schemas that may hold for the same value. Conditions and negations stay as they are: what is left out is not there. */
export function branchesOf(document: JsonObject, place: Pointer): readonly Pointer[] {
  const schema = at(document, place);
  const dependent = named(schema, place, 'dependentSchemas').map(([, where]) => where);
  const single = ['then', 'else'].map((word) => place + pointer(word));
  return [...schemasIn(schema, place, 'oneOf'), ...schemasIn(schema, place, 'anyOf'), ...single, ...dependent];
}

/** The places of the schemas in a list. */
export function schemasIn(schema: Json | undefined, place: Pointer, word: string): readonly Pointer[] {
  const list = member(schema, word);
  return isArray(list) ? list.map((_, index) => place + pointer(word, index)) : [];
}

/** The places of the schemas in a map, with their names. */
export function named(schema: Json | undefined, place: Pointer, word: string): readonly (readonly [name: string, where: Pointer])[] {
  const map = member(schema, word);
  return isObject(map) ? Object.keys(map).map((name) => [name, place + pointer(word, name)]) : [];
}
