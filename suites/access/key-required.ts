import { outsideFormat } from '../../src/judge/scope.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withKey } from '../kit/applies.ts';

/** With which code such a request is refused is judged by `codes/cause`. */
export default {
  kind: 'exchange',
  id: 'access/key-required',
  level: 'MUST',
  title: 'No operation MUST answer without a key',
  source: 'the security of each operation of the description',
  needs: ['transport/answers', 'envelope/error-is-no-success'],
  applies: withKey,
  exercisedBy: 'a request without a key',
  provokedBy: ({ key }) => key.kind === 'none',
  concerns: (observation) => {
    const { cause } = observation.probe;
    return cause.kind === 'key' && cause.how === 'none' && observation.reading.kind !== 'unanswered' && !outsideFormat(observation);
  },
  *judge({ format, reading }) {
    if (reading.kind !== 'success') return;
    yield { code: 'let-in', where: 'status', expected: [...format.causes.badKey.entries], actual: 'no key' };
  },
} satisfies ExchangeRequirement;
