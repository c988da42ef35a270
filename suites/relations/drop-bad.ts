import { valueText } from '../../src/json/words.ts';
import type { Probe } from '../../src/model/probe.ts';
import { withBulk } from '../kit/applies.ts';
import { bothAnswered, type PlannedBulk, RELATED, relating, withItems } from '../kit/relations.ts';
import { scenario } from '../kit/requirement.ts';

/** The same bulk without the items that are planned to be invalid; other requirements judge which items the server rejects. */
function relate(bulk: PlannedBulk): Probe | undefined {
  const { items, bad, rules } = bulk;
  const good = items.filter((_, index) => !bad.some((each) => each.index === index));
  return bad.length < 2 || good.length < Math.max(1, rules.min) ? undefined : withItems(bulk, good, []);
}

export default scenario({
  id: 'relations/drop-bad',
  level: 'MUST',
  title: 'A bulk without its invalid items MUST be answered without errors',
  source: 'OpenAPI description: x-bulk.answer',
  needs: ['transport/answers', 'transport/json', 'bulk/shape'],
  applies: withBulk,
  exercisedBy: 'a bulk with valid and invalid items that is answered with a bulk answer',
  codes: {
    'errors-left': {
      says: ({ actual }: { actual: readonly number[] }) =>
        `Without its invalid items the bulk should have no errors, but errors are reported for the items at ${valueText(actual)}.`,
      hint: 'Judge each item on its own; look for errors that are reported for a neighbour.',
    },
  },
  ...relating(relate),
  select: bothAnswered,
  *judge({ where, spec, second }, { find }) {
    if (second.length > 0) yield find['errors-left']({ where, expected: 'no errors', actual: second, spec, step: RELATED });
  },
});
