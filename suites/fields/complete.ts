import { quotedNames } from '../../src/json/words.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { fieldLocation } from '../../src/model/shapes.ts';
import { withFields } from '../kit/applies.ts';
import {
  blamesFields,
  expectedBlame,
  type Names,
  namesNoneLegally,
  ofRequest,
  validationErrorOf,
  wanted,
  weighBlame,
} from '../kit/blame.ts';
import { bulkOf, elementFields, errorList } from '../kit/bulk.ts';
import { exchange } from '../kit/requirement.ts';

/** The error of a single request in which several fields are broken. */
function brokenRequest(observation: Observation) {
  const [error, blame] = [validationErrorOf(observation), expectedBlame(observation)];
  if (
    error === undefined ||
    namesNoneLegally(observation, error) ||
    blame === undefined ||
    !['violation', 'bulk'].includes(observation.probe.cause.kind) ||
    blame.must.length < 2
  )
    return undefined;
  return { shape: error.shape, fields: error.fields, blame };
}

/** The errors of bulk items in which several fields are broken. */
function brokenItems(observation: Observation) {
  const bulk = bulkOf(observation);
  if (bulk === undefined || elementFields(bulk.rules) === undefined) return [];
  const { errors } = bulk.answer;
  return bulk.bad
    .filter(({ blame }) => blame.must.length > 1)
    .map(({ index, blame }) => {
      const entry = errors.findIndex((error) => error.index === index);
      return { blame, item: bulk.items[index], where: `${errorList(bulk.rules)}/${entry}`, fields: errors[entry]?.fields ?? [] };
    });
}

export default exchange({
  id: 'fields/complete',
  level: 'SHOULD',
  title: 'An error SHOULD name all fields that are broken independently of each other, in bulk items too',
  source: 'OpenAPI description: x-error-format.reading.fields.list',
  needs: ['fields/names-cause', 'bulk/item-fields', 'bulk/index-exact'],
  applies: withFields,
  restsOn: 'fields',
  exercisedBy: 'a request, or an item of a bulk, in which several fields are broken',
  provokedBy: blamesFields,
  codes: {
    'not-all-named': {
      says: ({ expected, actual }: { expected: Names; actual: Names }) =>
        `Several fields are broken (${quotedNames(expected)}), but the error names only ${quotedNames(actual)}.`,
      hint: 'Collect all violations before answering, rather than stop at the first.',
    },
    'item-not-all-named': {
      says: ({ expected, actual }: { expected: Names; actual: Names }) =>
        `An item has several broken fields (${quotedNames(expected)}), but its error names only ${quotedNames(actual)}.`,
      hint: 'Collect all violations of an item, rather than stop at the first.',
    },
  },
  select: (observation) => {
    const [request, items] = [brokenRequest(observation), brokenItems(observation)];
    return request === undefined && items.length === 0 ? undefined : { request, items };
  },
  *judge({ request, items }, { find, observation }) {
    const { format } = observation;
    if (request !== undefined) {
      const { missed, names } = weighBlame(request.blame, request.fields, ofRequest(observation));
      const where = fieldLocation(request.shape.fields);
      if (missed.length > 0) yield find['not-all-named']({ where, expected: wanted(request.blame.must), actual: names });
    }
    for (const { blame, item, where, fields } of items) {
      const { missed, names } = weighBlame(blame, fields, { rules: format.fields, sent: item });
      if (missed.length === 0) continue;
      yield find['item-not-all-named']({ where, expected: wanted(blame.must), actual: names });
      return;
    }
  },
});
