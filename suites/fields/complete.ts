import type { ExchangeRequirement, Observation } from '../../src/model/requirement.ts';
import { withFields } from '../kit/applies.ts';
import { expectedBlame, validationErrorOf, wanted, weighBlame } from '../kit/blame.ts';
import { bulkOf, errorList } from '../kit/bulk.ts';

/** The bad items of an answered bulk that break several fields, each with the names that the answer gives. */
function severalBroken(observation: Observation) {
  const bulk = bulkOf(observation);
  if (bulk === undefined) return [];
  return bulk.bad.flatMap(({ index, blame }) => {
    const entry = bulk.answer.errors.findIndex((error) => error.index === index);
    return blame.must.length < 2 ? [] : [{ blame, place: `${errorList(bulk.rules)}/${entry}`, error: bulk.answer.errors[entry] }];
  });
}

/** The blame of a single request that breaks several fields. */
function several(observation: Observation) {
  const blame = expectedBlame(observation);
  const known = observation.probe.cause.kind === 'violation' && validationErrorOf(observation) !== undefined;
  return known && blame !== undefined && blame.must.length > 1 ? blame : undefined;
}

export default {
  kind: 'exchange',
  id: 'fields/complete',
  level: 'SHOULD',
  title: 'Of several fields, broken independently, all SHOULD be named at once, in bulk items too',
  source: 'the error format of the description: a list of fields',
  needs: ['fields/names-cause', 'bulk/item-fields', 'bulk/index-exact'],
  applies: withFields,
  exercisedBy: 'a request, or an item of a bulk, that breaks several fields',
  provokedBy: ({ expect }) => expect.kind === 'bulk' || (expect.kind === 'outcome' && expect.blame !== undefined),
  concerns: (observation) => several(observation) !== undefined || severalBroken(observation).length > 0,
  *judge(observation) {
    const [error, blame] = [validationErrorOf(observation), several(observation)];
    if (error !== undefined && blame !== undefined) {
      const { missed, names } = weighBlame(blame, error.fields);
      const where = observation.format.reading.fields?.list ?? '';
      if (missed.length > 0) yield { code: 'not-all-named', where, expected: wanted(blame.must), actual: [...names] };
    }
    for (const item of severalBroken(observation)) {
      const { missed, names } = weighBlame(item.blame, item.error?.fields ?? []);
      if (missed.length === 0) continue;
      yield { code: 'item-not-all-named', where: item.place, expected: wanted(item.blame.must), actual: [...names] };
      return;
    }
  },
} satisfies ExchangeRequirement;
