import { same } from '../../src/json/json.ts';
import { valueText } from '../../src/json/words.ts';
import type { Probe } from '../../src/model/probe.ts';
import { withBulk } from '../kit/applies.ts';
import { ascending } from '../kit/bulk.ts';
import { bothAnswered, type PlannedBulk, RELATED, type RelatedIndexes, relating, withItems } from '../kit/relations.ts';
import { scenario } from '../kit/requirement.ts';

/** The bulk in reverse order: with an even number of items each of them moves, and neighbours stay neighbours. */
function relate(bulk: PlannedBulk): Probe | undefined {
  const { items, bad } = bulk;
  if (bad.length < 2 || bad.length === items.length) return undefined;
  const mirrored = bad.map((each) => ({ ...each, index: items.length - 1 - each.index }));
  return withItems(
    bulk,
    items.toReversed(),
    mirrored.toSorted((a, b) => a.index - b.index),
  );
}

export default scenario({
  id: 'relations/permute',
  level: 'MUST',
  title: 'Reordering the items of a bulk MUST reorder the reported indexes alike',
  source: 'OpenAPI description: x-bulk.answer.index',
  needs: ['transport/answers', 'transport/json', 'bulk/shape'],
  applies: withBulk,
  exercisedBy: 'a bulk with invalid items that is answered with a bulk answer',
  codes: {
    'not-permuted': {
      says: ({ expected, actual }: RelatedIndexes) =>
        `With the items in reverse order the errors should be at ${valueText(expected)}, but they are at ${valueText(actual)}.`,
      hint: 'Judge each item on its own; look for state that is kept from one item to the next.',
    },
  },
  ...relating(relate),
  select: bothAnswered,
  *judge({ where, spec, size, first, second }, { find }) {
    // An index outside the bulk is no position of an item, so it has none in the reversed bulk.
    const positions = first.filter((index) => index >= 0 && index < size);
    const expected = ascending(positions.map((index) => size - 1 - index));
    if (!same(expected, second)) yield find['not-permuted']({ where, expected, actual: second, spec, step: RELATED });
  },
});
