import { anyOf } from '../../src/json/words.ts';
import { outsideFormat } from '../../src/judge/scope.ts';
import type { BadKey, Cause } from '../../src/model/probe.ts';
import { withKey } from '../kit/applies.ts';
import { hasBadKey, hasNoKey } from '../kit/keys.ts';
import { exchange } from '../kit/requirement.ts';

/** Keys that differ from the good one in one way. */
const WORDS: Partial<Record<BadKey, string>> = {
  'other-case': 'the good key with its letters in the other case',
  extended: 'the good key with one character more',
  'last-changed': 'the good key with another last character',
};

/** Which bad key the request has. */
function badKeyOf(cause: Cause): string {
  switch (cause.kind) {
    case 'key':
      return WORDS[cause.how] ?? (cause.how === 'misplaced' ? `a good key in ${cause.where}` : `${cause.how} key`);
    case 'case':
      return cause.name;
    default:
      return 'wrong key';
  }
}

/** A request without a key is judged by `access/key-required`. */
export default exchange({
  id: 'access/key-exact',
  level: 'MUST',
  title:
    'An operation MUST reject a wrong, empty, truncated, slightly changed, revoked or disabled API key, and a good one in the wrong place or under another scheme',
  source: 'OpenAPI description: securitySchemes, x-error-format.causes.badKey',
  needs: ['transport/answers', 'envelope/error-is-no-success'],
  applies: withKey,
  exercisedBy: 'a request with a bad API key; for revoked and disabled keys a provider state',
  provokedBy: ({ key }) => key.kind !== 'good' && key.kind !== 'none',
  codes: {
    'let-in': {
      says: ({ expected, actual }: { expected: readonly string[]; actual: string }) =>
        `The request was accepted (${actual}), but it should be rejected with ${anyOf(expected)}.`,
      hint: 'Compare the whole API key, and read it from its documented place only, before the operation runs.',
    },
  },
  select: (observation) => {
    const { reading } = observation;
    return hasBadKey(observation) && !hasNoKey(observation) && reading.kind !== 'unanswered' && !outsideFormat(observation)
      ? reading
      : undefined;
  },
  *judge(reading, { find, observation: { format, probe } }) {
    if (reading.kind === 'success')
      yield find['let-in']({
        where: 'status',
        expected: format.causes.badKey.entries,
        actual: badKeyOf(probe.cause),
        isUsual: probe.expect.kind === 'outcome' && probe.expect.expected.usual === 'all',
      });
  },
});
