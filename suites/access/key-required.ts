import { anyOf } from '../../src/json/words.ts';
import { outsideFormat } from '../../src/judge/scope.ts';
import { withKey } from '../kit/applies.ts';
import { hasNoKey } from '../kit/keys.ts';
import { exchange } from '../kit/requirement.ts';

/** `codes/cause` judges with which code such a request is rejected. */
export default exchange({
  id: 'access/key-required',
  level: 'MUST',
  title: 'An operation MUST reject a request without an API key',
  source: 'OpenAPI description: security, x-error-format.causes.badKey',
  needs: ['transport/answers', 'envelope/error-is-no-success'],
  applies: withKey,
  exercisedBy: 'a request without an API key',
  provokedBy: ({ key }) => key.kind === 'none',
  codes: {
    'let-in': {
      says: ({ expected }: { expected: readonly string[] }) =>
        `The request has no API key and should be rejected with ${anyOf(expected)}, but it was accepted.`,
      hint: 'Require the API key for every operation, before the operation runs.',
    },
  },
  select: (observation) => {
    const { reading } = observation;
    return hasNoKey(observation) && reading.kind !== 'unanswered' && !outsideFormat(observation) ? reading : undefined;
  },
  *judge(reading, { find, observation: { format } }) {
    if (reading.kind === 'success') yield find['let-in']({ where: 'status', expected: format.causes.badKey.entries, actual: 'no key' });
  },
});
