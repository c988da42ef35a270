import { withBulk } from '../kit/applies.ts';
import { ascending, bulkWithErrors, errorList, indexesOf, isBulk, promisedAt } from '../kit/bulk.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'bulk/index-unique',
  level: 'MUST',
  title: 'An index MUST NOT appear twice in a bulk answer',
  source: 'OpenAPI description: x-bulk.answer.index',
  needs: ['bulk/shape', 'bulk/index-range'],
  applies: withBulk,
  exercisedBy: 'a bulk with invalid items',
  provokedBy: isBulk,
  codes: {
    'index-twice': {
      says: ({ actual }: { actual: readonly number[] }) =>
        `The answer has more than one error for ${actual.length === 1 ? 'the index' : 'each of the indexes'} ${actual.join(', ')}.`,
      hint: 'Report everything that is wrong with an item in one error, and check how the index is counted.',
    },
  },
  select: bulkWithErrors,
  *judge(bulk, { find, observation }) {
    const indexes = indexesOf(bulk);
    const twice = ascending(new Set(indexes.filter((index, place) => indexes.indexOf(index) !== place)));
    const [where, spec] = [errorList(bulk.rules), promisedAt(observation)];
    if (twice.length > 0) yield find['index-twice']({ where, expected: 'each index once', actual: twice, spec });
  },
});
