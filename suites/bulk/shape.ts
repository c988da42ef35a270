import { successOf } from '../../src/judge/readings.ts';
import type { Found } from '../../src/model/finding.ts';
import type { ExchangeRequirement, Observation } from '../../src/model/requirement.ts';
import { withBulk } from '../kit/applies.ts';
import { bulkOf, indexPlace } from '../kit/bulk.ts';
import { placeOf } from '../kit/place.ts';
import { isRequestId, misshapen } from '../kit/shape.ts';

/** The schema of the success, where it is documented. */
function schemaOf({ operation }: Observation, status: number | undefined): string | undefined {
  return operation?.responses.find((response) => response.status === status)?.schemaPointer;
}

/** Members of the lists and the summary that cannot be read at all; what the schema says of them already is not said twice. */
function* unreadable(observation: Observation, told: ReadonlySet<string>): Generator<Found> {
  const schema = schemaOf(observation, successOf(observation)?.status);
  for (const where of bulkOf(observation)?.answer.wrong ?? []) {
    if (told.has(where)) continue;
    const place = schema === undefined ? {} : { spec: placeOf(observation.format, schema, where) };
    yield { code: 'bulk-shape', where, expected: 'as documented', actual: 'missing or of another type', ...place };
  }
}

/** Indexes are judged by `bulk/index-range`, the request id by `envelope/request-id`. */
export default {
  kind: 'exchange',
  id: 'bulk/shape',
  level: 'MUST',
  title: 'A bulk answer MUST have its documented members and types',
  source: 'the bulk rules (x-bulk) and the response schemas of the description',
  needs: ['transport/answers', 'accept/status', 'envelope/error-is-no-success'],
  applies: withBulk,
  exercisedBy: 'a bulk that is answered as one',
  provokedBy: ({ expect }) => expect.kind === 'bulk',
  concerns: (observation) => observation.probe.expect.kind === 'bulk' && successOf(observation) !== undefined,
  *judge(observation) {
    const { format } = observation;
    const [bulk, success] = [bulkOf(observation), successOf(observation)];
    if (bulk === undefined) {
      yield { code: 'bulk-not-json', where: '', expected: 'the bulk answer', actual: 'no JSON' };
      return;
    }
    const schema = schemaOf(observation, success?.status);
    const isIndex = (where: string) => indexPlace(bulk.rules, where);
    const except = (where: string) => isRequestId(format, where) || isIndex(where);
    const found = schema === undefined ? [] : [...misshapen(format, schema, bulk.body, { code: 'bulk-shape', except })];
    yield* found;
    if (found.length > 0) return;
    yield* unreadable(observation, new Set(bulk.answer.wrong.filter(isIndex)));
  },
} satisfies ExchangeRequirement;
