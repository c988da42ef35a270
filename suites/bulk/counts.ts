import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { bulkOf, promisedAt } from '../kit/bulk.ts';

export default {
  kind: 'exchange',
  id: 'bulk/counts',
  level: 'MUST',
  title: 'The summary of a bulk MUST agree with the submission and with the lists',
  source: 'the bulk rules (x-bulk) of the description',
  needs: ['bulk/shape', 'bulk/index-unique'],
  applies: ({ operations }) =>
    operations.some(({ bulk }) => bulk?.answer.summary !== undefined) ? undefined : 'no bulk answer of the format has a summary',
  exercisedBy: 'a bulk that is answered as one',
  provokedBy: ({ expect }) => expect.kind === 'bulk',
  concerns: (observation) => bulkOf(observation)?.answer.summary !== undefined,
  *judge(observation) {
    const bulk = bulkOf(observation);
    const places = bulk?.rules.answer.summary;
    const summary = bulk?.answer.summary;
    if (bulk === undefined || places === undefined || summary === undefined) return;
    const lines = [
      [places.submitted, bulk.items.length, summary.submitted],
      [places.created, bulk.answer.created.length, summary.created],
      [places.failed, bulk.answer.errors.length, summary.failed],
    ] as const;
    for (const [where, expected, actual] of lines) {
      if (actual !== expected) yield { code: 'count', where, expected, actual: actual ?? 'missing', spec: promisedAt(observation) };
    }
  },
} satisfies ExchangeRequirement;
