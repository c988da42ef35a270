import { type Json, same } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import type { Comparison } from '../../src/model/format.ts';

/**
 * Whether what was read is what was sent, for one member. True where the comparison does not hold for this request, and
 * where the documents leave open what is kept: a member that was not sent, `null`, a blank text. Surrounding whitespace may be trimmed.
 */
export function readsAsSent(comparison: Comparison, sent: Json, read: Json): boolean {
  const { when } = comparison;
  if (when.length > 0 && !when.every((condition) => same(at(sent, condition.at) ?? null, condition.is))) return true;
  const wanted = at(sent, comparison.sent);
  if (wanted === undefined || wanted === null) return true;
  const came = at(read, comparison.read);
  if (typeof wanted !== 'string') return same(wanted, came);
  return came === wanted || wanted.trim() === '' || (typeof came === 'string' && came.trim() === wanted.trim());
}

/** The comparisons that do not hold between what was sent and what was read. */
export function differences(compare: readonly Comparison[], sent: Json, read: Json): readonly Comparison[] {
  return compare.filter((comparison) => !readsAsSent(comparison, sent, read));
}
