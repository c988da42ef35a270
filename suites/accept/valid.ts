import type { Json } from '../../src/json/json.ts';
import { readingSummary } from '../../src/judge/readings.ts';
import { expectedOf, onlyAccepted } from '../../src/judge/scope.ts';
import type { Reading } from '../../src/model/reading.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { always } from '../kit/applies.ts';
import { blamedNames } from '../kit/blame.ts';
import { hasReadOnlyKey } from '../kit/keys.ts';

/** The refusal, with the fields that it blames. */
function refusal(reading: Reading): Json {
  const names = reading.kind === 'error' ? blamedNames(reading.fields) : [];
  return names.length === 0 ? readingSummary(reading) : [readingSummary(reading), ...names];
}

/** A bulk of good items that is refused is judged by `bulk/partial-is-success`, a read-only key by `access/permission`. */
export default {
  kind: 'exchange',
  id: 'accept/valid',
  level: 'MUST',
  title: 'A valid request MUST be accepted',
  source: 'the request schemas and the examples of the description',
  needs: ['transport/answers', 'transport/no-server-error', 'transport/json', 'envelope/shape', 'envelope/error-is-no-success'],
  applies: always,
  exercisedBy: 'a valid request with a good key',
  provokedBy: ({ cause }) => cause.kind === 'valid',
  concerns: (observation) => {
    const expected = expectedOf(observation);
    const { probe, reading } = observation;
    if (expected === undefined || !onlyAccepted(expected) || reading.kind === 'unanswered') return false;
    return probe.cause.kind === 'valid' && !hasReadOnlyKey(observation);
  },
  *judge({ reading }) {
    if (reading.kind === 'success') return;
    yield { code: 'refused', where: 'status', expected: 'success', actual: refusal(reading) };
  },
} satisfies ExchangeRequirement;
