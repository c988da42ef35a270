import { isObject, member } from '../json/json.ts';
import { expectedFrom } from '../model/expected.ts';
import type { Expected, Schema } from '../model/format.ts';

/** What the description expects where this constraint of a member is broken (`x-on-violation`), or `undefined` where it says nothing. */
export function onViolation(schema: Schema, constraint: string): Expected | undefined {
  const rules = isObject(schema) ? member(schema, 'x-on-violation') : undefined;
  const value = member(rules, constraint) ?? member(rules, 'default');
  return value === undefined ? undefined : expectedFrom(value);
}

/** Both will do: what either expects. For a request in which several things are wrong, and any may be seen first. */
export function either(a: Expected, b: Expected): Expected {
  return {
    entries: [...new Set([...a.entries, ...b.entries])],
    accepted: a.accepted && b.accepted,
    anyEntry: a.anyEntry || b.anyEntry,
  };
}
