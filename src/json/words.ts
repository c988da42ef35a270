import { isArray, isObject, type Json } from './json.ts';

/** A value in a sentence: texts as they are, lists joined by commas, objects as JSON. */
export function valueText(value: Json): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (isArray(value)) return value.length === 0 ? 'none' : value.map(valueText).join(', ');
  return isObject(value) ? JSON.stringify(value) : String(value);
}

/** Alternatives in a sentence: `400 or 404`, `400, 404 or 409`. */
export function anyOf(value: Json): string {
  if (!isArray(value)) return valueText(value);
  const words = value.map((each) => (isArray(each) ? anyOf(each) : valueText(each)));
  const last = words.at(-1) ?? 'none';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** Names in quotes: `"url", "name"`; a list among them holds the alternatives for one name, joined by slashes. */
export function quotedNames(names: readonly Json[]): string {
  if (names.length === 0) return 'none';
  return names.map((name) => (isArray(name) ? name.map(quoted).join('/') : quoted(name))).join(', ');
}

function quoted(name: Json): string {
  return `"${valueText(name)}"`;
}
