import type { Pointer } from '../../src/json/pointer.ts';
import { successOf } from '../../src/judge/readings.ts';
import { withBulk } from '../kit/applies.ts';
import { bulkOf, isBulk, isIndexPlace } from '../kit/bulk.ts';
import { placeOf } from '../kit/place.ts';
import { exchange } from '../kit/requirement.ts';
import { isRequestId, mismatchText, misshapen, type SchemaMismatch } from '../kit/shape.ts';

/** Indexes are judged by `bulk/index-range`, the request id by `envelope/request-id`. */
export default exchange({
  id: 'bulk/shape',
  level: 'MUST',
  title: 'A bulk answer MUST have its documented members and types',
  source: 'OpenAPI description: x-bulk.answer, responses of the operation',
  needs: ['transport/answers', 'accept/status', 'envelope/error-is-no-success'],
  applies: withBulk,
  exercisedBy: 'a bulk that is answered with a bulk answer',
  provokedBy: isBulk,
  codes: {
    'bulk-not-json': {
      says: () => 'The bulk should be answered with a JSON body that lists what was created and what was not, but the answer is no JSON.',
      hint: 'Send the documented bulk body.',
    },
    'bulk-shape': {
      says: (mismatch: SchemaMismatch) => `The bulk answer does not match its description: ${mismatchText(mismatch)}.`,
      hint: 'Write the bulk body with the documented members and types, empty lists included.',
    },
  },
  select: (observation) => {
    const { operation, probe } = observation;
    const success = isBulk(probe) ? successOf(observation) : undefined;
    if (success === undefined) return undefined;
    const schema = operation?.responses.find(({ status }) => status === success.status)?.schemaPointer;
    return { bulk: bulkOf(observation), schema };
  },
  *judge({ bulk, schema }, { find, observation: { format } }) {
    if (bulk === undefined) {
      yield find['bulk-not-json']({ where: '', expected: 'the bulk answer', actual: 'no JSON' });
      return;
    }
    const isIndex = (where: Pointer) => isIndexPlace(bulk.rules, where);
    const except = (where: Pointer) => isRequestId(format, where) || isIndex(where);
    const mismatches = schema === undefined ? [] : [...misshapen(format, schema, bulk.body, except)];
    for (const mismatch of mismatches) yield find['bulk-shape'](mismatch);
    if (mismatches.length > 0) return;
    // Lists and counts that cannot be read although the schema has nothing against them.
    for (const where of new Set(bulk.answer.wrong)) {
      if (isIndex(where)) continue;
      const spec = schema === undefined ? {} : { spec: placeOf(format, schema, where) };
      yield find['bulk-shape']({ where, expected: 'as documented', actual: 'missing or of another type', ...spec });
    }
  },
});
