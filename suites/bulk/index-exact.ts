import { valueText } from '../../src/json/words.ts';
import { withBulk } from '../kit/applies.ts';
import { ascending, bulkOf, errorList, indexesOf, isBulk, promisedAt } from '../kit/bulk.ts';
import { exchange } from '../kit/requirement.ts';

interface Indexes {
  readonly expected: readonly number[];
  readonly actual: readonly number[];
}

/** The order of the errors is open. */
export default exchange({
  id: 'bulk/index-exact',
  level: 'MUST',
  title: 'The indexes of a bulk answer MUST be exactly the positions of the invalid items',
  source: 'OpenAPI description: x-bulk.answer.index',
  needs: ['bulk/shape', 'bulk/index-range', 'bulk/index-unique'],
  applies: withBulk,
  exercisedBy: 'a bulk that is answered with a bulk answer',
  provokedBy: isBulk,
  codes: {
    'index-of-good': {
      says: ({ expected, actual }: Indexes) =>
        `Errors should be reported for the items at ${valueText(expected)}, but they are reported for ${valueText(actual)}.`,
      hint: 'Report positions in the submitted array: 0-based, and counted before invalid items are taken out.',
    },
    'index-missing': {
      says: ({ expected, actual }: Indexes) =>
        `The items at ${valueText(expected)} are invalid, but errors are reported for ${valueText(actual)}.`,
      hint: 'Check every item by the same rules as a single create, and report each invalid one.',
    },
  },
  select: bulkOf,
  *judge(bulk, { find, observation }) {
    const expected = ascending(bulk.bad.map(({ index }) => index));
    const actual = ascending(indexesOf(bulk));
    const missing = bulk.bad.find(({ index }) => !actual.includes(index));
    const where = errorList(bulk.rules);
    if (actual.some((index) => !expected.includes(index)))
      yield find['index-of-good']({ where, expected, actual, spec: promisedAt(observation) });
    else if (missing !== undefined)
      yield find['index-missing']({ where, expected, actual, spec: missing.violations[0]?.spec ?? bulk.rules.itemPointer });
  },
});
