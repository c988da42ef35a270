import type { Expected, Schema } from '../model/format.ts';
import { isArray, isObject, type Json, member } from '../model/json.ts';
import { TAKEN_OR_REFUSED } from '../model/probe.ts';

/** What the description expects where this constraint of a member is broken (`x-on-violation`), or `undefined` where it says nothing. */
export function onViolation(schema: Schema, constraint: string): Expected | undefined {
  const rules = isObject(schema) ? member(schema, 'x-on-violation') : undefined;
  const value = member(rules, constraint) ?? member(rules, 'default');
  return value === undefined ? undefined : expectedFrom(value);
}

/** An expectation as it is written in a description: an entry id, a list of them, `accepted`, `any` or `open`. */
export function expectedFrom(value: Json): Expected {
  const words = (isArray(value) ? value : [value]).map(String);
  if (words.includes('open')) return TAKEN_OR_REFUSED;
  return {
    entries: words.filter((word) => word !== 'accepted' && word !== 'any'),
    accepted: words.includes('accepted'),
    anyEntry: words.includes('any'),
  };
}

/** Both will do: what either expects. For a request in which several things are wrong, and any may be seen first. */
export function either(a: Expected, b: Expected): Expected {
  return {
    entries: [...new Set([...a.entries, ...b.entries])],
    accepted: a.accepted && b.accepted,
    anyEntry: a.anyEntry || b.anyEntry,
  };
}
