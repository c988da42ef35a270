import { type Json, member } from '../json/json.ts';
import type { MemberKeywords } from '../model/format.ts';

/** A keyword of the extension in a schema of a loaded description, or `undefined` if the schema does not have it. */
export function memberKeyword<Name extends keyof MemberKeywords>(schema: Json | undefined, name: Name): MemberKeywords[Name] | undefined {
  // Loading has validated the keyword by the definition that its type comes from.
  return member(schema, name) as MemberKeywords[Name] | undefined;
}
