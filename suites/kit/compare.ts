import { isArray, isObject, type Json, type JsonObject, member, same } from '../../src/json/json.ts';
import { at, type Pointer } from '../../src/json/pointer.ts';
import type { Comparison } from '../../src/model/format.ts';

/**
 * Whether one member reads as it was sent. True where the comparison does not apply to this request, and where the documents leave open what
 * is stored: a member that was not sent, `null`, a blank text. Surrounding whitespace may be trimmed.
 */
export function readsAsSent(comparison: Comparison, sent: Json, read: Json): boolean {
  if (!applies(comparison, sent)) return true;
  const wanted = at(sent, comparison.sent);
  if (wanted === undefined || wanted === null) return true;
  const came = at(read, comparison.read);
  if (typeof wanted !== 'string') return same(wanted, came);
  return came === wanted || wanted.trim() === '' || (typeof came === 'string' && came.trim() === wanted.trim());
}

/** Whether the documents say how the member reads after this request. */
export function applies({ when }: Comparison, sent: Json): boolean {
  return when.every((condition) => same(at(sent, condition.at) ?? null, condition.is));
}

/** A member that does not read as it was sent. */
export interface Difference {
  readonly sentAt: Pointer;
  readonly readAt: Pointer;
  /** What was sent, by the location at which it should be read. */
  readonly expected: JsonObject;
  /** What is there, by its location; empty if nothing is. */
  readonly actual: JsonObject;
}

/** The members of what was read that are not as they were sent. The run tag differs from run to run, so findings hold a placeholder for it. */
export function differences(compare: readonly Comparison[], { sent, read, mark }: Compared): readonly Difference[] {
  const valueAt = (where: Pointer, value: Json | undefined): JsonObject => (value === undefined ? {} : { [where]: stable(value, mark) });
  return compare
    .filter((comparison) => !readsAsSent(comparison, sent, read))
    .map((comparison) => ({
      sentAt: comparison.sent,
      readAt: comparison.read,
      expected: valueAt(comparison.read, at(sent, comparison.sent)),
      actual: valueAt(comparison.read, at(read, comparison.read)),
    }));
}

interface Compared {
  readonly sent: Json;
  readonly read: Json;
  /** The run tag of the scenario, if it has one. */
  readonly mark: string | undefined;
}

/** A value in a sentence: as JSON, `missing` where there is none. */
export function shownAt(where: Pointer, values: JsonObject): string {
  const value = member(values, where);
  return value === undefined ? 'missing' : JSON.stringify(value);
}

/** Longer texts are cut in findings, with their length. */
const LONGEST = 60;

function stable(value: Json, mark: string | undefined): Json {
  if (isArray(value)) return value.map((each) => stable(each, mark));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, stable(each, mark)]));
  if (typeof value !== 'string') return value;
  // In any case: a tag that a server changed to upper case differs from run to run as well.
  const text = mark === undefined ? value : value.replaceAll(new RegExp(mark, 'gi'), (tag) => (tag === mark ? '<run tag>' : '<RUN TAG>'));
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST).join('')}… (${characters.length} characters)`;
}
