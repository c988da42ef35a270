import type { JsonObject } from '../../src/json/json.ts';
import { withBulk } from '../kit/applies.ts';
import { bulkOf, isBulk, promisedAt } from '../kit/bulk.ts';
import { differences, shownAt } from '../kit/compare.ts';
import { createdList, goodItems, nearest, unmatched } from '../kit/created.ts';
import { exchange } from '../kit/requirement.ts';

/** The order of the created elements is open, but not how many there are of each. */
export default exchange({
  id: 'bulk/created-exact',
  level: 'MUST',
  title: 'A bulk MUST create exactly its valid items, as they were sent, duplicates included',
  source: 'OpenAPI description: x-bulk.answer.created, x-bulk.compare',
  needs: ['bulk/shape', 'bulk/index-exact'],
  applies: withBulk,
  exercisedBy: 'a bulk that is answered with a bulk answer',
  provokedBy: isBulk,
  codes: {
    'created-too-few': {
      says: ({ expected, actual }: { expected: number; actual: number }) =>
        `${expected} of the items are valid, but the answer lists only ${actual} as created.`,
      hint: 'Create every valid item, also next to invalid ones, and two equal items twice.',
    },
    'created-too-many': {
      says: ({ expected, actual }: { expected: number; actual: number }) =>
        `Only ${expected} of the items are valid, but the answer lists ${actual} as created.`,
      hint: 'Create each valid item once, and no invalid one.',
    },
    'created-differs': {
      says: ({ expected: { item, members }, actual }: { expected: { item: number; members: JsonObject }; actual: JsonObject }) =>
        `What was created for the item at ${item} is not as sent: ${Object.keys(members)
          .map((where) => `${where} is ${shownAt(where, actual)}, not ${shownAt(where, members)}`)
          .join('; ')}.`,
      hint: 'Make each created element from its own item; look for values that are shared or mixed up between items.',
    },
  },
  select: (observation) => {
    const bulk = bulkOf(observation);
    const answer = bulk?.rules.answer;
    return answer?.kind === 'atomic' && answer.created === undefined ? undefined : bulk;
  },
  *judge(bulk, { find, observation }) {
    const [where, spec] = [createdList(bulk.rules), promisedAt(observation)];
    const [expected, actual] = [goodItems(bulk).length, bulk.answer.created.length];
    if (actual < expected) yield find['created-too-few']({ where, expected, actual, spec });
    if (actual > expected) yield find['created-too-many']({ where, expected, actual, spec });
    const [one] = actual === expected ? unmatched(bulk) : [];
    if (one === undefined) return;
    const wrong = differences(bulk.rules.compare, { sent: one.item, read: nearest(bulk, one), mark: observation.sent.mark });
    const members = Object.assign({}, ...wrong.map((each) => each.expected));
    yield find['created-differs']({
      where,
      expected: { item: one.index, members },
      actual: Object.assign({}, ...wrong.map((each) => each.actual)),
      spec,
    });
  },
});
