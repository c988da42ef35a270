import { type Json, same, typeOf } from '../../src/json/json.ts';
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
  /** What is there instead. */
  readonly actual: Json;
}

/** The members of what was read that are not as they were sent. */
export function differences(compare: readonly Comparison[], sent: Json, read: Json): readonly Difference[] {
  return compare
    .filter((comparison) => !readsAsSent(comparison, sent, read))
    .map((comparison) => ({
      sentAt: comparison.sent,
      readAt: comparison.read,
      actual: insteadOf(at(sent, comparison.sent), at(read, comparison.read)),
    }));
}

/** What came instead of what was sent. Texts may hold the tag of the run, which no finding may show: they are compared, not quoted. */
function insteadOf(sent: Json | undefined, came: Json | undefined): Json {
  if (came === undefined) return 'missing';
  if (typeof came !== 'string') return typeof came === 'object' && came !== null ? `a different ${typeOf(came)}` : came;
  if (typeof sent !== 'string') return 'a string';
  if (sent.startsWith(came)) return `the first ${came.length} characters`;
  return sent.toLowerCase() === came ? 'the text in lower case' : 'a different string';
}
