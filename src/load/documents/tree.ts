import type { Json, JsonObject } from '../../json/json.ts';

/** The object with its members changed (`undefined` removes one); the same object where nothing changes. */
export function mapMembers(object: JsonObject, change: (name: string, value: Json) => Json | undefined): JsonObject {
  let changed = false;
  const entries = Object.entries(object).flatMap(([name, value]): [string, Json][] => {
    const now = change(name, value);
    changed ||= now !== value;
    return now === undefined ? [] : [[name, now]];
  });
  return changed ? Object.fromEntries(entries) : object;
}

/** The list with its elements changed; the same list where nothing changes. */
export function mapElements(list: readonly Json[], change: (value: Json, index: number) => Json): readonly Json[] {
  const made = list.map(change);
  return made.every((value, index) => value === list[index]) ? list : made;
}

/** The object without these members; the same object where it has none of them. */
export function omit(object: JsonObject, ...names: readonly string[]): JsonObject {
  return mapMembers(object, (name, value) => (names.includes(name) ? undefined : value));
}
