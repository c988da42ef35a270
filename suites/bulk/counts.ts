import type { Json } from '../../src/json/json.ts';
import { valueText } from '../../src/json/words.ts';
import { locationText } from '../../src/model/finding.ts';
import type { BulkRules } from '../../src/model/format.ts';
import { bulkOf, isBulk, promisedAt } from '../kit/bulk.ts';
import { exchange } from '../kit/requirement.ts';

function summaryOf({ answer }: BulkRules) {
  return answer.kind === 'atomic' ? undefined : answer.summary;
}

export default exchange({
  id: 'bulk/counts',
  level: 'MUST',
  title: 'The summary of a bulk answer MUST agree with the submitted items and with the lists of the answer',
  source: 'OpenAPI description: x-bulk.answer.summary',
  needs: ['bulk/shape', 'bulk/index-unique'],
  applies: ({ operations }) =>
    operations.some(({ bulk }) => bulk !== undefined && summaryOf(bulk) !== undefined)
      ? undefined
      : 'no bulk answer of the format has a summary',
  exercisedBy: 'a bulk that is answered with a bulk answer',
  provokedBy: isBulk,
  codes: {
    count: {
      says: ({ where, expected, actual }: { where: string; expected: number; actual: Json }) =>
        `The summary has ${valueText(actual)} at ${locationText(where)}, but it should be ${expected}.`,
      hint: 'Count the submitted items, and the elements of the lists that are answered.',
    },
  },
  select: (observation) => {
    const bulk = bulkOf(observation);
    const [summary, places] = [bulk?.answer.summary, bulk === undefined ? undefined : summaryOf(bulk.rules)];
    return bulk === undefined || summary === undefined || places === undefined ? undefined : { bulk, summary, places };
  },
  *judge({ bulk, summary, places }, { find, observation }) {
    const counts = [
      [places.submitted, bulk.items.length, summary.submitted],
      [places.created, bulk.answer.created.length, summary.created],
      [places.failed, bulk.answer.errors.length, summary.failed],
    ] as const;
    for (const [where, expected, actual] of counts)
      if (actual !== expected) yield find.count({ where, expected, actual: actual ?? 'missing', spec: promisedAt(observation) });
  },
});
