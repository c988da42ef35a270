import { same } from '../../src/json/json.ts';
import { valueText } from '../../src/json/words.ts';
import type { Probe } from '../../src/model/probe.ts';
import { withBulk } from '../kit/applies.ts';
import { bothAnswered, type PlannedBulk, RELATED, type RelatedIndexes, relating, withItems } from '../kit/relations.ts';
import { scenario } from '../kit/requirement.ts';

/** How many valid items are put in front. */
const MORE = 3;

/** The bulk with valid items in front of it. */
function relate(bulk: PlannedBulk): Probe | undefined {
  const { items, bad, rules } = bulk;
  const good = items.find((_, index) => !bad.some((each) => each.index === index));
  if (rules.unique || bad.length < 2 || good === undefined || items.length + MORE > rules.max) return undefined;
  const shifted = bad.map((each) => ({ ...each, index: each.index + MORE }));
  return withItems(bulk, [...Array.from({ length: MORE }, () => good), ...items], shifted);
}

export default scenario({
  id: 'relations/prepend',
  level: 'MUST',
  title: 'Prepending valid items to a bulk MUST shift the reported indexes by as many',
  source: 'OpenAPI description: x-bulk.answer.index',
  needs: ['transport/answers', 'transport/json', 'bulk/shape'],
  applies: withBulk,
  exercisedBy: 'a bulk with valid and invalid items that is answered with a bulk answer',
  codes: {
    'not-shifted': {
      says: ({ expected, actual }: RelatedIndexes) =>
        `With ${MORE} valid items in front the errors should be at ${valueText(expected)}, but they are at ${valueText(actual)}.`,
      hint: 'Report positions in the submitted array, not in a filtered one.',
    },
  },
  ...relating(relate),
  select: bothAnswered,
  *judge({ where, spec, first, second }, { find }) {
    const expected = first.map((index) => index + MORE);
    if (!same(expected, second)) yield find['not-shifted']({ where, expected, actual: second, spec, step: RELATED });
  },
});
