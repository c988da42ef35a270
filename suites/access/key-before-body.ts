import { codeText, errorOf } from '../../src/judge/readings.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { matchOf } from '../../src/read/outcome.ts';
import { withKey } from '../kit/applies.ts';

export default {
  kind: 'exchange',
  id: 'access/key-before-body',
  level: 'SHOULD',
  title: 'With a bad key and a bad body, the key SHOULD be what is complained of',
  source: 'RFC 9110, section 11; good practice: who may not come in learns nothing of the rules inside',
  needs: ['transport/json', 'envelope/shape', 'codes/documented', 'codes/status', 'codes/cause'],
  applies: withKey,
  exercisedBy: 'a request with a bad key and a bad body',
  provokedBy: ({ cause }) => cause.kind === 'key-and-body',
  concerns: (observation) => observation.probe.cause.kind === 'key-and-body' && errorOf(observation) !== undefined,
  *judge(observation) {
    const { format } = observation;
    const { badKey } = format.causes;
    const error = errorOf(observation);
    if (error === undefined || matchOf(format, error, badKey).kind === 'expected') return;
    yield { code: 'body-before-key', where: format.reading.code, expected: [...badKey.entries], actual: codeText(error) };
  },
} satisfies ExchangeRequirement;
