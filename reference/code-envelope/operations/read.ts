import { isArray, type Json, type JsonObject, member } from '../../../src/json/json.ts';

/** The number at a member of the input, where it holds one. */
export function storedNumber(input: Json | undefined, name: string): number | undefined {
  const value = member(input, name);
  return typeof value === 'number' ? value : undefined;
}

/** The text at a member of the input, where it holds one. */
export function storedText(input: Json | undefined, name: string): string | undefined {
  const value = member(input, name);
  return typeof value === 'string' ? value : undefined;
}

/** The list at a member of the input; empty where it holds none. */
export function listAt(input: JsonObject, name: string): readonly Json[] {
  const value = member(input, name);
  return isArray(value) ? value : [];
}
