import { type Json, typeOf } from '../../src/json/json.ts';
import { withBulk } from '../kit/applies.ts';
import { bulkWithErrors, errorList, indexPlace, isBulk, promisedAt } from '../kit/bulk.ts';
import { exchange } from '../kit/requirement.ts';

const isPosition = (index: Json | undefined, size: number): boolean =>
  typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < size;

/** A number as it is; of other values the type. */
function indexText(index: Json | undefined): number | string {
  if (index === undefined) return 'missing';
  return typeof index === 'number' ? index : typeOf(index);
}

export default exchange({
  id: 'bulk/index-range',
  level: 'MUST',
  title: 'Every index of a bulk answer MUST be an integer from 0 to n−1',
  source: 'OpenAPI description: x-bulk.answer.index',
  needs: ['bulk/shape'],
  applies: withBulk,
  exercisedBy: 'a bulk with invalid items',
  provokedBy: isBulk,
  codes: {
    'index-no-position': {
      says: ({ expected: [first, last], actual }: { expected: readonly [first: number, last: number]; actual: number | string }) =>
        `An index should be an integer from ${first} to ${last}, but it is ${actual}.`,
      hint: 'Report the 0-based position of the item in the submitted array.',
    },
  },
  select: bulkWithErrors,
  *judge({ rules, items, answer }, { find, observation }) {
    const entry = answer.errors.findIndex(({ index }) => !isPosition(index, items.length));
    if (entry < 0) return;
    const where = `${errorList(rules)}/${entry}${indexPlace(rules) ?? ''}`;
    const actual = indexText(answer.errors[entry]?.index);
    yield find['index-no-position']({ where, expected: [0, items.length - 1], actual, spec: promisedAt(observation) });
  },
});
