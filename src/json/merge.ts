import { isObject, type Json, type JsonObject, member } from './json.ts';
import { rebuilt } from './pointer.ts';

/** A copy of the value with a JSON Merge Patch (RFC 7396) applied: objects are merged member by member, `null` removes a member, anything else replaces. */
export function merged(value: Json | undefined, patch: JsonObject): JsonObject;
export function merged(value: Json | undefined, patch: Json): Json;
export function merged(value: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  let result: JsonObject = isObject(value) ? value : {};
  for (const [name, each] of Object.entries(patch))
    result = rebuilt(result, name, each === null ? undefined : merged(member(result, name), each));
  return result;
}
