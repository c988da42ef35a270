import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withBulk } from '../kit/applies.ts';
import { bulkOf, errorList, indexesOf, promisedAt } from '../kit/bulk.ts';

export default {
  kind: 'exchange',
  id: 'bulk/index-unique',
  level: 'MUST',
  title: 'No index of a bulk answer MUST stand twice',
  source: 'the bulk rules (x-bulk) of the description: one entry for each bad item',
  needs: ['bulk/shape', 'bulk/index-range'],
  applies: withBulk,
  exercisedBy: 'a bulk with bad items',
  provokedBy: ({ expect }) => expect.kind === 'bulk',
  concerns: (observation) => (bulkOf(observation)?.answer.errors.length ?? 0) > 0,
  *judge(observation) {
    const bulk = bulkOf(observation);
    if (bulk === undefined) return;
    const indexes = indexesOf(bulk);
    const twice = [...new Set(indexes.filter((index, place) => indexes.indexOf(index) !== place))].sort((a, b) => a - b);
    if (twice.length > 0)
      yield {
        code: 'index-twice',
        where: errorList(bulk.rules),
        expected: 'each index once',
        actual: twice,
        spec: promisedAt(observation),
      };
  },
} satisfies ExchangeRequirement;
