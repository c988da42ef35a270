import { isArray, type Json, type JsonObject, member } from '../../../src/json/json.ts';

/** The number at a member of the input; `undefined` if it is not a number. */
export function storedNumber(input: Json | undefined, name: string): number | undefined {
  const value = member(input, name);
  return typeof value === 'number' ? value : undefined;
}

/** The string at a member of the input; `undefined` if it is not a string. */
export function storedText(input: Json | undefined, name: string): string | undefined {
  const value = member(input, name);
  return typeof value === 'string' ? value : undefined;
}

/** The array at a member of the input; empty if it is not an array. */
export function listAt(input: JsonObject, name: string): readonly Json[] {
  const value = member(input, name);
  return isArray(value) ? value : [];
}
