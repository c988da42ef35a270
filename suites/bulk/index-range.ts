import { type Json, typeOf } from '../../src/json/json.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withBulk } from '../kit/applies.ts';
import { bulkOf, errorList, promisedAt } from '../kit/bulk.ts';

const isPosition = (index: Json | undefined, size: number): boolean =>
  typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < size;

/** What stands there, without values that are of no use to anyone. */
function told(index: Json | undefined): Json {
  if (index === undefined) return 'missing';
  return typeof index === 'number' ? index : typeOf(index);
}

export default {
  kind: 'exchange',
  id: 'bulk/index-range',
  level: 'MUST',
  title: 'Every index of a bulk answer MUST be an integer from 0 to n−1',
  source: 'the bulk rules (x-bulk) of the description: 0-based positions in the submitted array',
  needs: ['bulk/shape'],
  applies: withBulk,
  exercisedBy: 'a bulk with bad items',
  provokedBy: ({ expect }) => expect.kind === 'bulk',
  concerns: (observation) => (bulkOf(observation)?.answer.errors.length ?? 0) > 0,
  *judge(observation) {
    const bulk = bulkOf(observation);
    if (bulk === undefined) return;
    const { length } = bulk.items;
    const entry = bulk.answer.errors.findIndex(({ index }) => !isPosition(index, length));
    if (entry < 0) return;
    const where = `${errorList(bulk.rules)}/${entry}${bulk.rules.answer.index ?? ''}`;
    yield {
      code: 'index-no-position',
      where,
      expected: [0, length - 1],
      actual: told(bulk.answer.errors[entry]?.index),
      spec: promisedAt(observation),
    };
  },
} satisfies ExchangeRequirement;
