import type { Probe } from '../../src/model/probe.ts';
import type { ScenarioRequirement } from '../../src/model/requirement.ts';
import { withBulk } from '../kit/applies.ts';
import { errorList, promisedAt } from '../kit/bulk.ts';
import { bothAnswered, type PlannedBulk, RELATED, relating, reported, withItems } from '../kit/relations.ts';

const id = 'relations/drop-bad';

/** The related bulk. */
function relate(bulk: PlannedBulk): Probe | undefined {
  const { items, bad, rules } = bulk;
  const good = items.filter((_, index) => !bad.some((each) => each.index === index));
  return bad.length < 2 || good.length < Math.max(1, rules.min) ? undefined : withItems(bulk, good, []);
}

/** What the server itself calls bad is judged elsewhere: here the items that we broke are taken out. */
export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'Without its bad items the same bulk MUST have no errors',
  source: 'x-bulk of the description: errors are those of bad items',
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
    const actual = reported(second);
    if (actual.length > 0)
      yield { code: 'errors-left', where: errorList(rules), expected: 'no errors', actual, spec: promisedAt(first), step: RELATED };
  },
} satisfies ScenarioRequirement;
