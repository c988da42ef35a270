import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withBulk } from '../kit/applies.ts';
import { bulkOf, promisedAt } from '../kit/bulk.ts';
import { differences } from '../kit/compare.ts';
import { createdList, goodItems, nearest, unmatched } from '../kit/created.ts';

/** The order of the created elements is open, but not how many there are of each. */
export default {
  kind: 'exchange',
  id: 'bulk/created-exact',
  level: 'MUST',
  title: 'Exactly the good items of a bulk MUST be created, as they were sent, duplicates included',
  source: 'the bulk rules (x-bulk) of the description',
  needs: ['bulk/shape', 'bulk/index-exact'],
  applies: withBulk,
  exercisedBy: 'a bulk that is answered as one',
  provokedBy: ({ expect }) => expect.kind === 'bulk',
  concerns: (observation) => bulkOf(observation) !== undefined,
  *judge(observation) {
    const bulk = bulkOf(observation);
    if (bulk === undefined) return;
    const where = createdList(bulk.rules);
    const [expected, actual] = [goodItems(bulk).length, bulk.answer.created.length];
    if (actual !== expected) {
      yield { code: actual < expected ? 'created-too-few' : 'created-too-many', where, expected, actual, spec: promisedAt(observation) };
      return;
    }
    const one = unmatched(bulk)[0];
    if (one === undefined) return;
    const wrong = differences(bulk.rules.compare, one.item, nearest(bulk, one)).map(({ read }) => read);
    yield { code: 'created-differs', where, expected: 'each good item as it was sent', actual: wrong, spec: promisedAt(observation) };
  },
} satisfies ExchangeRequirement;
