import { codeText } from '../../src/judge/readings.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withLimits } from '../kit/applies.ts';
import { hasLimitCode, hasOtherEntry, headerOf, isRetryAfter, limitExceeded } from '../kit/limits.ts';

export default {
  kind: 'exchange',
  id: 'limits/rate',
  level: 'MUST',
  title: 'A spent limit MUST get the documented code, and Retry-After, where it is sent, MUST be a number of seconds or a date',
  source: 'x-error-format.limits of the description; RFC 9110, section 10.2.3',
  needs: ['transport/json', 'envelope/shape', 'codes/documented'],
  applies: withLimits,
  exercisedBy: 'a provider state in which the limit is spent, or a target that limits the rate of the run',
  provokedBy: ({ key }) => key.kind === 'state',
  concerns: (observation) => limitExceeded(observation) !== undefined,
  *judge(observation) {
    const { format } = observation;
    const error = limitExceeded(observation);
    if (error === undefined || format.limits === undefined) return;
    if (!hasLimitCode(observation, error) && !hasOtherEntry(observation, error))
      yield { code: 'limit-code', where: format.reading.code, expected: format.limits.entry, actual: codeText(error) };
    const after = headerOf(observation, 'retry-after');
    if (after === undefined || isRetryAfter(after)) return;
    yield {
      code: 'retry-after-form',
      where: 'header:retry-after',
      expected: 'a number of seconds or an HTTP date',
      actual: 'another text',
    };
  },
} satisfies ExchangeRequirement;
