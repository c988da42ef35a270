import type { Json } from '../../src/json/json.ts';
import type { BulkRules, Comparison } from '../../src/model/format.ts';
import type { AnsweredBulk } from './bulk.ts';
import { differences, readsAsSent } from './compare.ts';

/** A valid item with its position in the submitted array. */
interface Good {
  readonly index: number;
  readonly item: Json;
}

/** The valid items of a bulk, with their positions. */
export function goodItems({ items, bad }: AnsweredBulk): readonly Good[] {
  const broken = new Set(bad.map(({ index }) => index));
  return items.map((item, index) => ({ index, item })).filter(({ index }) => !broken.has(index));
}

/**
 * The valid items without a created element of their own: paired by position if the answer has positions, else in any order, each element
 * with one item only.
 */
export function unmatched(bulk: AnsweredBulk): readonly Good[] {
  const good = goodItems(bulk);
  const { created, createdAt } = bulk.answer;
  const fits = (one: Good, element: Json | undefined): boolean =>
    element !== undefined && isMadeFrom(bulk.rules.compare, one.item, element);
  if (createdAt !== undefined) return good.filter((one) => !fits(one, created[createdAt.indexOf(one.index)]));
  // Most servers keep the order: then no search is needed.
  if (good.every((one, place) => fits(one, created[place]))) return [];
  const takenBy = pair(good, created, fits);
  const matched = new Set(takenBy.values());
  return good.filter((one) => !matched.has(one));
}

function isMadeFrom(compare: readonly Comparison[], item: Json, element: Json): boolean {
  return compare.every((comparison) => readsAsSent(comparison, item, element));
}

/** A maximum matching of items with elements (augmenting paths): the item of each element. */
function pair(good: readonly Good[], created: readonly Json[], fits: (one: Good, element: Json) => boolean): ReadonlyMap<number, Good> {
  const takenBy = new Map<number, Good>();
  const place = (one: Good, tried: Set<number>): boolean => {
    for (const [index, element] of created.entries()) {
      if (tried.has(index) || !fits(one, element)) continue;
      tried.add(index);
      const holder = takenBy.get(index);
      if (holder !== undefined && !place(holder, tried)) continue;
      takenBy.set(index, one);
      return true;
    }
    return false;
  };
  for (const one of good) place(one, new Set());
  return takenBy;
}

/** The created element that is most like a valid item, for a finding: that at its position, else the one with the fewest differences. */
export function nearest({ rules, answer }: AnsweredBulk, { index, item }: Good): Json {
  const placed = answer.createdAt === undefined ? undefined : answer.created[answer.createdAt.indexOf(index)];
  if (placed !== undefined) return placed;
  const ranked = answer.created.map((element) => ({
    element,
    far: differences(rules.compare, { sent: item, read: element, mark: undefined }).length,
  }));
  return ranked.toSorted((a, b) => a.far - b.far)[0]?.element ?? null;
}

/** The pointer of the list of created elements. */
export function createdList({ answer }: BulkRules): string {
  return answer.kind === 'results' ? answer.results : (answer.created ?? '');
}
