import { anyOf } from '../../src/json/words.ts';
import { codeText, errorOf } from '../../src/judge/readings.ts';
import { codeLocation } from '../../src/model/shapes.ts';
import { matchOf } from '../../src/read/outcome.ts';
import { withKey } from '../kit/applies.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'access/key-before-body',
  level: 'SHOULD',
  title: 'The error for a request with a bad key and a bad body SHOULD be about the key',
  source: 'RFC 9110, section 11.6.1; good practice: a client without a valid key learns nothing about the rules of the body',
  needs: ['transport/json', 'envelope/shape', 'codes/documented', 'codes/status', 'codes/cause'],
  applies: withKey,
  exercisedBy: 'a request with a bad key and a bad body',
  provokedBy: ({ cause }) => cause.kind === 'key-and-body',
  codes: {
    'body-before-key': {
      says: ({ expected, actual }: { expected: readonly string[]; actual: string }) =>
        `The key and the body are bad, and the error is about the body (${actual}); it should be about the key (${anyOf(expected)}).`,
      hint: 'Check the key before the body is read.',
    },
  },
  select: (observation) => (observation.probe.cause.kind === 'key-and-body' ? errorOf(observation) : undefined),
  *judge(error, { find, observation: { format } }) {
    const { badKey } = format.causes;
    if (matchOf(format, error, badKey).kind === 'expected') return;
    yield find['body-before-key']({ where: codeLocation(error.shape), expected: badKey.entries, actual: codeText(error) });
  },
});
