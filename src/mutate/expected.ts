import { member } from '../json/json.ts';
import { expectedFrom } from '../model/expected.ts';
import type { Expected, Format, Schema } from '../model/format.ts';
import { memberKeyword } from '../schema/member-keywords.ts';

/** The expectation of the description for a violation of this constraint (`x-on-violation`); `undefined` if it has none. */
export function onViolation(schema: Schema, constraint: string): Expected | undefined {
  const rules = memberKeyword(schema, 'x-on-violation');
  const value = member(rules, constraint) ?? member(rules, 'default');
  return value === undefined ? undefined : expectedFrom(value);
}

/** The expectation of the format for a violation of this constraint (`causes.invalid`), where it differs from that of all others. */
export function ofConstraint({ constraints }: Pick<Format, 'constraints'>, constraint: string): Expected | undefined {
  return constraints.get(constraint);
}

/** The expectation for a request with two defects, of which a server may report either. */
export function either(a: Expected, b: Expected): Expected {
  return {
    entries: [...new Set([...a.entries, ...b.entries])],
    accepted: a.accepted && b.accepted,
    anyEntry: a.anyEntry || b.anyEntry,
    ...lessPromised(a, b),
  };
}

/** What is usual of either: `all` says more than `code`. */
function lessPromised(...each: readonly Expected[]): Pick<Expected, 'usual'> {
  const found = each.map(({ usual }) => usual);
  const usual = found.includes('all') ? 'all' : found.find((one) => one !== undefined);
  return usual === undefined ? {} : { usual };
}

/** Whether the documents leave the answer open: accepted or rejected with any error, but no server error. */
export function isOpen(expected: Expected): boolean {
  return expected.accepted && expected.anyEntry;
}
