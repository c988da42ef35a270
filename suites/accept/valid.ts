import { isArray } from '../../src/json/json.ts';
import { readingSummary } from '../../src/judge/readings.ts';
import { expectedOf, onlyAccepted } from '../../src/judge/scope.ts';
import type { Reading } from '../../src/model/reading.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { blamedNames } from '../kit/blame.ts';
import { hasReadOnlyKey } from '../kit/keys.ts';
import { exchange } from '../kit/requirement.ts';

/** What the request was rejected with, and the fields that the error names. */
type Rejection = string | readonly [answer: string, ...names: readonly string[]];

function rejectionIn(reading: Reading): Rejection {
  const names = reading.kind === 'error' ? blamedNames(reading.fields) : [];
  return names.length === 0 ? readingSummary(reading) : [readingSummary(reading), ...names];
}

/** Whether an example was rejected because it is there already. A written valid request must not conflict with anything. */
function isConflict({ operation, reading }: Observation): boolean {
  return reading.kind !== 'unanswered' && reading.status === 409 && operation?.valid.basis === 'example';
}

/** A rejected bulk of valid items is judged by `bulk/partial-is-success`, a read-only key by `access/permission`. */
export default exchange({
  id: 'accept/valid',
  level: 'MUST',
  title: 'A valid request MUST be accepted',
  source: 'OpenAPI description: request schemas, examples, x-valid-request',
  needs: ['transport/answers', 'transport/no-server-error', 'transport/json', 'envelope/shape', 'envelope/error-is-no-success'],
  exercisedBy: 'a valid request with a good key',
  provokedBy: ({ cause }) => cause.kind === 'valid',
  codes: {
    refused: {
      says: ({ actual }: { actual: Rejection }) => {
        const [answer, ...names] = isArray(actual) ? actual : [actual];
        return `The request is valid, but it was rejected with ${answer}${names.length === 0 ? '' : ` (blamed: ${names.join(', ')})`}.`;
      },
      hint: 'Accept what the description allows, or write the stricter rule into the description.',
    },
  },
  select: (observation) => {
    const expected = expectedOf(observation);
    const { probe, reading } = observation;
    if (expected === undefined || !onlyAccepted(expected) || reading.kind === 'unanswered') return undefined;
    if (isConflict(observation)) return undefined;
    return probe.cause.kind === 'valid' && !hasReadOnlyKey(observation) ? reading : undefined;
  },
  *judge(reading, { find }) {
    if (reading.kind !== 'success') yield find.refused({ where: 'status', expected: 'success', actual: rejectionIn(reading) });
  },
});
