import { readingSummary } from '../../src/judge/readings.ts';
import { expectedOf, onlyAccepted, outsideFormat } from '../../src/judge/scope.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { hasReadOnlyKey } from '../kit/keys.ts';

/** With which code a write is refused is judged by `codes/cause`. */
export default {
  kind: 'exchange',
  id: 'access/permission',
  level: 'MUST',
  title: 'A key without write permission MUST write nothing, and read on',
  source: 'x-error-format.causes.forbidden and the error catalogue of the description',
  needs: ['transport/answers', 'transport/no-server-error', 'transport/json', 'envelope/error-is-no-success'],
  applies: ({ causes }) => (causes.forbidden === undefined ? 'the format knows no keys without write permission' : undefined),
  exercisedBy: 'a provider state that answers a read-only key',
  provokedBy: ({ key }) => key.kind === 'state',
  concerns: (observation) =>
    hasReadOnlyKey(observation) &&
    expectedOf(observation) !== undefined &&
    observation.reading.kind !== 'unanswered' &&
    !outsideFormat(observation),
  *judge(observation) {
    const { format, reading } = observation;
    const expected = expectedOf(observation);
    if (expected === undefined) return;
    const entries = [...(format.causes.forbidden?.entries ?? [])];
    if (!expected.accepted && reading.kind === 'success')
      yield { code: 'write-let-in', where: 'status', expected: entries, actual: 'success' };
    if (onlyAccepted(expected) && reading.kind !== 'success')
      yield { code: 'read-refused', where: 'status', expected: 'success', actual: readingSummary(reading) };
  },
} satisfies ExchangeRequirement;
