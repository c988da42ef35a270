import { anyOf } from '../../src/json/words.ts';
import { readingSummary } from '../../src/judge/readings.ts';
import { expectedOf, onlyAccepted, outsideFormat } from '../../src/judge/scope.ts';
import { hasReadOnlyKey } from '../kit/keys.ts';
import { exchange } from '../kit/requirement.ts';

/** `codes/cause` judges with which code a write is rejected. */
export default exchange({
  id: 'access/permission',
  level: 'MUST',
  title: 'A key without write permission MUST NOT be able to write, and MUST still be able to read',
  source: 'OpenAPI description: x-error-format.causes.forbidden',
  needs: ['transport/answers', 'transport/no-server-error', 'transport/json', 'envelope/error-is-no-success'],
  applies: ({ causes }) => (causes.forbidden === undefined ? 'the format knows no keys without write permission' : undefined),
  exercisedBy: 'a provider state that answers a read-only key',
  provokedBy: ({ key }) => key.kind === 'state',
  codes: {
    'write-let-in': {
      says: ({ expected }: { expected: readonly string[] }) =>
        `A write with a key without write permission was accepted, but it should be rejected with ${anyOf(expected)}.`,
      hint: 'Check the permission of the key in every operation that writes.',
    },
    'read-refused': {
      says: ({ actual }: { actual: string }) => `A key without write permission should still read, but the read was rejected (${actual}).`,
      hint: 'Require the write permission only for operations that write.',
    },
  },
  select: (observation) => {
    const expected = expectedOf(observation);
    const { reading } = observation;
    if (expected === undefined || !hasReadOnlyKey(observation)) return undefined;
    return reading.kind === 'unanswered' || outsideFormat(observation) ? undefined : { expected, reading };
  },
  *judge({ expected, reading }, { find, observation: { format } }) {
    const entries = format.causes.forbidden?.entries ?? [];
    if (!expected.accepted && reading.kind === 'success')
      yield find['write-let-in']({ where: 'status', expected: entries, actual: 'success' });
    if (onlyAccepted(expected) && reading.kind !== 'success')
      yield find['read-refused']({ where: 'status', expected: 'success', actual: readingSummary(reading) });
  },
});
