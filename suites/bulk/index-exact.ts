import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withBulk } from '../kit/applies.ts';
import { bulkOf, errorList, indexesOf, promisedAt } from '../kit/bulk.ts';

const ascending = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b);

/** The order of the entries is open. */
export default {
  kind: 'exchange',
  id: 'bulk/index-exact',
  level: 'MUST',
  title: 'The indexes of a bulk answer MUST be exactly the positions of the bad items',
  source: 'the bulk rules (x-bulk) of the description: 0-based positions in the submitted array',
  needs: ['bulk/shape', 'bulk/index-range', 'bulk/index-unique'],
  applies: withBulk,
  exercisedBy: 'a bulk that is answered as one',
  provokedBy: ({ expect }) => expect.kind === 'bulk',
  concerns: (observation) => bulkOf(observation) !== undefined,
  *judge(observation) {
    const bulk = bulkOf(observation);
    if (bulk === undefined) return;
    const expected = ascending(bulk.bad.map(({ index }) => index));
    const actual = ascending(indexesOf(bulk));
    const missing = bulk.bad.find(({ index }) => !actual.includes(index));
    const where = errorList(bulk.rules);
    if (actual.some((index) => !expected.includes(index)))
      yield { code: 'index-of-good', where, expected, actual, spec: promisedAt(observation) };
    else if (missing !== undefined)
      yield { code: 'index-missing', where, expected, actual, spec: missing.violations[0]?.spec ?? bulk.rules.itemPointer };
  },
} satisfies ExchangeRequirement;
