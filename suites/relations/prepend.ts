import { same } from '../../src/json/json.ts';
import type { Probe } from '../../src/model/probe.ts';
import type { ScenarioRequirement } from '../../src/model/requirement.ts';
import { withBulk } from '../kit/applies.ts';
import { errorList, promisedAt } from '../kit/bulk.ts';
import { bothAnswered, type PlannedBulk, RELATED, relating, reported, withItems } from '../kit/relations.ts';

const id = 'relations/prepend';

/** How many good items are put in front. */
const MORE = 3;

/** The related bulk. */
function relate(bulk: PlannedBulk): Probe | undefined {
  const { items, bad, rules } = bulk;
  const good = items.find((_, index) => !bad.some((each) => each.index === index));
  if (rules.unique || bad.length < 2 || good === undefined || items.length + MORE > rules.max) return undefined;
  const shifted = bad.map((each) => ({ ...each, index: each.index + MORE }));
  return withItems(bulk, [...Array.from({ length: MORE }, () => good), ...items], shifted);
}

export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'Prepending good items to a bulk MUST shift the indexes by as many',
  source: 'x-bulk of the description: an index is the position of its item',
  needs: ['transport/answers', 'transport/json', 'bulk/shape'],
  applies: withBulk,
  exercisedBy: 'a bulk with good and bad items that is answered as one',
  provokedBy: () => false,
  ...relating({ requirement: id, relate }),
  concerns: (scenario) => scenario.scenario.broughtBy === id && bothAnswered(scenario) !== undefined,
  *judge(scenario) {
    const [first, second] = bothAnswered(scenario) ?? [];
    const rules = first?.operation?.bulk;
    if (first === undefined || second === undefined || rules === undefined) return;
    const expected = reported(first).map((index) => index + MORE);
    if (!same(expected, reported(second)))
      yield { code: 'not-shifted', where: errorList(rules), expected, actual: reported(second), spec: promisedAt(first), step: RELATED };
  },
} satisfies ScenarioRequirement;
