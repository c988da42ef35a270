import { same } from '../../src/json/json.ts';
import type { Probe } from '../../src/model/probe.ts';
import type { ScenarioRequirement } from '../../src/model/requirement.ts';
import { withBulk } from '../kit/applies.ts';
import { errorList, promisedAt } from '../kit/bulk.ts';
import { bothAnswered, type PlannedBulk, RELATED, relating, reported, withItems } from '../kit/relations.ts';

const id = 'relations/permute';

/** The related bulk. */
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

/** Reversed: every item of an even number moves, and neighbours stay neighbours in another order. */
export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'Permuting the items of a bulk MUST permute the indexes',
  source: 'x-bulk of the description: an index is the position of its item',
  needs: ['transport/answers', 'transport/json', 'bulk/shape'],
  applies: withBulk,
  exercisedBy: 'a bulk with bad items that is answered as one',
  provokedBy: () => false,
  ...relating({ requirement: id, relate }),
  concerns: (scenario) => scenario.scenario.broughtBy === id && bothAnswered(scenario) !== undefined,
  *judge(scenario) {
    const [first, second] = bothAnswered(scenario) ?? [];
    const rules = first?.operation?.bulk;
    if (first === undefined || second === undefined || rules === undefined || first.probe.expect.kind !== 'bulk') return;
    const { size } = first.probe.expect;
    const expected = reported(first)
      .map((index) => size - 1 - index)
      .toSorted((a, b) => a - b);
    if (!same(expected, reported(second)))
      yield { code: 'not-permuted', where: errorList(rules), expected, actual: reported(second), spec: promisedAt(first), step: RELATED };
  },
} satisfies ScenarioRequirement;
