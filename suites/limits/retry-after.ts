import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { headerOf, limitExceeded } from '../kit/limits.ts';

export default {
  kind: 'exchange',
  id: 'limits/retry-after',
  level: 'SHOULD',
  title: 'An answer to a spent limit SHOULD say with Retry-After when to come again',
  source: 'x-error-format.limits.retryAfter of the description; RFC 6585, section 4',
  needs: ['transport/json', 'envelope/shape', 'limits/rate'],
  applies: ({ limits }) => (limits?.retryAfter === true ? undefined : 'the format documents no Retry-After'),
  exercisedBy: 'a provider state in which the limit is spent, or a target that limits the rate of the run',
  provokedBy: ({ key }) => key.kind === 'state',
  concerns: (observation) => limitExceeded(observation) !== undefined,
  *judge(observation) {
    if (headerOf(observation, 'retry-after') !== undefined) return;
    yield { code: 'no-retry-after', where: 'header:retry-after', expected: 'a number of seconds', actual: 'missing' };
  },
} satisfies ExchangeRequirement;
