import { type Json, same } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type { Code, Entry, Expected, Format } from '../model/format.ts';
import type { Reading } from '../model/reading.ts';

type ErrorReading = Extract<Reading, { kind: 'error' }>;

/** How an answer compares with the expected ones. The first three conform; the others say how it misses. */
export type Match =
  /** A success, as allowed. */
  | { readonly kind: 'accepted' }
  /** An error of this expected entry. */
  | { readonly kind: 'expected'; readonly entry: Entry }
  /** An error of the format, where any will do. */
  | { readonly kind: 'any-refusal' }
  /** A success where only an error conforms. */
  | { readonly kind: 'wrongly-accepted' }
  /** An error where only a success conforms. */
  | { readonly kind: 'wrongly-rejected' }
  /** The class of an expected detail that must be present, without the detail. */
  | { readonly kind: 'detail-missing'; readonly entry: Entry }
  /** An expected detail with a class that does not belong to it. */
  | { readonly kind: 'other-class'; readonly entry: Entry }
  /** The class of an expected detail with another detail. */
  | { readonly kind: 'other-detail'; readonly entry: Entry }
  | { readonly kind: 'other-code' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unanswered' };

/** Compares an answer with the expectation. */
export function matchOf(format: Format, reading: Reading, expected: Expected): Match {
  switch (reading.kind) {
    case 'success':
      return { kind: expected.accepted ? 'accepted' : 'wrongly-accepted' };
    case 'error':
      return matchesError(format, reading, expected);
    case 'unreadable':
    case 'unanswered':
      return { kind: reading.kind };
    default:
      return reading satisfies never;
  }
}

/** True if the answer is one of those expected. */
export function conforms({ kind }: Match): boolean {
  return kind === 'accepted' || kind === 'expected' || kind === 'any-refusal';
}

/** From the closest miss to the farthest. */
const MISSES = ['detail-missing', 'other-class', 'other-detail', 'other-code'] as const;

function matchesError(format: Format, reading: ErrorReading, expected: Expected): Match {
  const entries = format.catalogue.filter((entry) => expected.entries.includes(entry.id));
  const results = entries.map((entry) => matchesEntry(format, reading, entry));
  const hit = results.find(({ kind }) => kind === 'expected');
  if (hit !== undefined) return hit;
  if (expected.anyEntry) return { kind: 'any-refusal' };
  if (expected.accepted && expected.entries.length === 0) return { kind: 'wrongly-rejected' };
  const miss = MISSES.map((kind) => results.find((result) => result.kind === kind)).find((result) => result !== undefined);
  return miss ?? { kind: 'other-code' };
}

/**
 * Whether an error whose code is expected has the documented detail of another cause: none of those that are expected. Where no detail is
 * expected, any may be there.
 */
export function hasDetailOfOther({ catalogue }: Format, { detail }: ErrorReading, expected: Expected): boolean {
  const details = catalogue.filter(({ id, level }) => level === 'detail' && expected.entries.includes(id));
  const isDocumented = catalogue.some(({ level, code }) => level === 'detail' && same(code ?? null, detail ?? null));
  return detail !== undefined && isDocumented && details.length > 0 && !details.some(({ code }) => same(code ?? null, detail));
}

function matchesEntry(format: Format, reading: ErrorReading, entry: Entry): Match {
  if (entry.level === 'detail') return matchesDetail(format, reading, entry);
  const hit = entry.code === undefined ? entry.statuses.includes(statusOf(format, reading)) : same(reading.code, entry.code);
  return hit ? { kind: 'expected', entry } : { kind: 'other-code' };
}

function matchesDetail(format: Format, { code, detail }: ErrorReading, entry: Entry): Match {
  const ofClass = includes(entry.classes, code);
  if (detail === undefined) {
    if (!ofClass) return { kind: 'other-code' };
    const required = includes(format.reading.detail?.requiredWith ?? [], code);
    return { kind: required ? 'detail-missing' : 'expected', entry };
  }
  if (same(detail, entry.code)) return { kind: ofClass ? 'expected' : 'other-class', entry };
  return ofClass ? { kind: 'other-detail', entry } : { kind: 'other-code' };
}

function includes(codes: readonly Code[], code: Json): boolean {
  return codes.some((each) => same(each, code));
}

/** The effective status of an error: HTTP's, or the one in the body if the format allows HTTP 200 throughout. */
function statusOf({ statuses: { policy } }: Format, { status, body }: ErrorReading): number {
  const inBody = policy?.allowed.includes('ok') && status === 200 ? at(body, policy.at) : undefined;
  return typeof inBody === 'number' ? inBody : status;
}

/**
 * The most specific catalogue entry for an error: by its detail, its code, or an open entry of its status; `undefined` if there is none.
 */
export function entryOf(format: Format, reading: Reading): Entry | undefined {
  if (reading.kind !== 'error') return undefined;
  const { catalogue } = format;
  const status = statusOf(format, reading);
  const details =
    reading.detail === undefined ? [] : catalogue.filter((entry) => entry.level === 'detail' && same(entry.code, reading.detail));
  const classes = catalogue.filter((entry) => entry.level === 'class' && same(entry.code, reading.code));
  return (
    details.find((entry) => includes(entry.classes, reading.code)) ??
    details[0] ??
    classes.find((entry) => entry.statuses.includes(status)) ??
    catalogue.find((entry) => entry.level === 'class' && entry.code === undefined && entry.statuses.includes(status)) ??
    classes[0]
  );
}

/** True for what the format counts as the server's own failure: by status, code or detail. */
export function isServerError({ statuses: { serverErrors } }: Format, reading: Reading): boolean {
  if (reading.kind === 'unanswered') return false;
  if (reading.status >= serverErrors.from) return true;
  if (reading.kind !== 'error') return false;
  return includes(serverErrors.codes, reading.code) || (reading.detail !== undefined && includes(serverErrors.details, reading.detail));
}

/** True if the catalogue closes the range of numbers that contains the detail: then an unlisted detail is undocumented. */
export function detailInClosedRange({ reading: { detail: rule } }: Format, detail: Json): boolean {
  if (rule === undefined) return false;
  if (rule.closed === undefined) return true;
  return typeof detail === 'number' && detail >= rule.closed.from && detail <= rule.closed.to;
}
