import { isArray, isObject, type Json } from '../json/json.ts';

/** How many bytes of an answer a report keeps unchanged. */
export const MOST_KEPT = 64 * 1024;
/** Of longer ones: characters of a text, members of an object or list, and levels. */
const TEXT = 1000;
const MEMBERS = 20;
const DEPTH = 24;

/**
 * A JSON value small enough for a report: long texts end in `…`, and of many members the first are kept, and those on the path to `where`
 * (tokens of a JSON Pointer), which is what a finding is about.
 */
export function abridged(value: Json, where: readonly string[] = [], depth = DEPTH): Json {
  if (typeof value === 'string') return value.length <= TEXT ? value : `${value.slice(0, TEXT)}…`;
  if (!isArray(value) && !isObject(value)) return value;
  if (depth === 0) return '…';
  const [next, ...rest] = where;
  const kept = Object.entries(value)
    .filter(([name], index) => index < MEMBERS || name === next)
    .map(([name, inner]): readonly [string, Json] => [name, abridged(inner, name === next ? rest : [], depth - 1)]);
  return isArray(value) ? kept.map(([, inner]) => inner) : Object.fromEntries(kept);
}

/** Such a value if it is large, else the value itself. */
export function bounded(value: Json): Json {
  return JSON.stringify(value).length <= MOST_KEPT / 8 ? value : abridged(value);
}
