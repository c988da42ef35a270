import { outsideFormat } from '../../src/judge/scope.ts';
import type { Cause } from '../../src/model/probe.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withKey } from '../kit/applies.ts';
import { hasBadKey } from '../kit/keys.ts';

/** Which bad key it was, in the words of the cause. */
function keyIn(cause: Cause): string {
  switch (cause.kind) {
    case 'key':
      return cause.how === 'misplaced' ? `a good key in ${cause.where}` : `${cause.how} key`;
    case 'case':
      return cause.name;
    default:
      return 'wrong key';
  }
}

export default {
  kind: 'exchange',
  id: 'access/key-exact',
  level: 'MUST',
  title: 'No wrong, empty, truncated, revoked or disabled key MUST be let in, nor a good one in another place or under another scheme',
  source: 'the security scheme and the error catalogue of the description',
  needs: ['transport/answers', 'envelope/error-is-no-success'],
  applies: withKey,
  exercisedBy: 'a request with a bad key; for revoked and disabled keys a provider state',
  provokedBy: ({ key }) => key.kind !== 'good' && key.kind !== 'none',
  concerns: (observation) => {
    const { cause } = observation.probe;
    const none = cause.kind === 'key' && cause.how === 'none';
    return hasBadKey(observation) && !none && observation.reading.kind !== 'unanswered' && !outsideFormat(observation);
  },
  *judge({ format, probe, reading }) {
    if (reading.kind !== 'success') return;
    yield { code: 'let-in', where: 'status', expected: [...format.causes.badKey.entries], actual: keyIn(probe.cause) };
  },
} satisfies ExchangeRequirement;
