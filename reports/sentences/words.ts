import { isArray, isObject, type Json } from '../../src/json/json.ts';
import type { Finding } from '../../src/model/report.ts';

/** What is said of one finding code: what happened, and what to do about it. */
export interface Words {
  readonly says: (finding: Finding) => string;
  readonly advises: string;
}

/** A value as it stands in a sentence: texts as they are, lists joined by commas, objects as JSON. */
export function valueText(value: Json): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (isArray(value)) return value.length === 0 ? 'none' : value.map(valueText).join(', ');
  return isObject(value) ? JSON.stringify(value) : String(value);
}

/** Alternatives: `400 or 404`, `400, 404 or 409`. */
export function anyOf(value: Json): string {
  if (!isArray(value)) return valueText(value);
  const words = value.map((each) => (isArray(each) ? anyOf(each) : valueText(each)));
  const last = words.at(-1) ?? 'none';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** Names in quotes: `"url", "name"`; alternatives for one field are joined by slashes. */
export function names(value: Json): string {
  const list = isArray(value) ? value : [value];
  if (list.length === 0) return 'none';
  return list.map((each) => (isArray(each) ? each.map(quoted).join('/') : quoted(each))).join(', ');
}

function quoted(value: Json): string {
  return `"${valueText(value)}"`;
}

/** The element of a list, or the value itself where it is none. */
export function part(value: Json, index: number): string {
  return isArray(value) ? valueText(value[index] ?? 'nothing') : valueText(value);
}

/** The rest of a list from an index on, or `none`. */
export function rest(value: Json, index: number): string {
  return isArray(value) ? valueText(value.slice(index)) : 'none';
}

/** A place on the wire in words: `the body`, `the status`, `the header retry-after`, `/error/code of the body`. */
export function locationText(where: string): string {
  if (where === '') return 'the body';
  if (where === 'status') return 'the status';
  return where.startsWith('header:') ? `the header ${where.slice('header:'.length)}` : `${where} of the body`;
}

/** What a schema asks for, in words: `type string`, `present`, `maxLength 100`. */
export function constraint(expected: Json): string {
  if (!isObject(expected)) return `to be ${valueText(expected)}`;
  const [entry] = Object.entries(expected);
  if (entry === undefined) return 'to be as described';
  const [keyword, asked] = entry;
  return `to satisfy ${keyword} ${isObject(asked) ? valueText(Object.values(asked)) : valueText(asked)}`;
}
