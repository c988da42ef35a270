import { codeText } from '../../src/judge/readings.ts';
import { codeLocation } from '../../src/model/shapes.ts';
import { withLimits } from '../kit/applies.ts';
import { hasLimitCode, hasOtherEntry, headerOf, isRetryAfter, limitExceeded } from '../kit/limits.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'limits/rate',
  level: 'MUST',
  title: 'A request over the rate limit MUST get the documented code, and Retry-After, if sent, MUST be a number of seconds or a date',
  source: 'OpenAPI description: x-error-format.limits; RFC 9110, section 10.2.3',
  needs: ['transport/json', 'envelope/shape', 'codes/documented'],
  applies: withLimits,
  exercisedBy: 'a provider state in which the rate limit is exceeded, or a target that limits the rate of the run',
  provokedBy: ({ key }) => key.kind === 'state',
  codes: {
    'limit-code': {
      says: ({ expected, actual }: { expected: string; actual: string }) =>
        `A request over the rate limit should get the code ${expected}, but the code is ${actual}.`,
      hint: 'Let the rate limiter answer in the error format, with its documented code.',
    },
    'retry-after-form': {
      says: () => 'The header Retry-After is neither a whole number of seconds nor an HTTP date.',
      hint: 'Send Retry-After as whole seconds.',
    },
  },
  select: limitExceeded,
  *judge({ error, limits }, { find, observation }) {
    if (!hasLimitCode(observation, error) && !hasOtherEntry(observation, error))
      yield find['limit-code']({ where: codeLocation(error.shape), expected: limits.entry, actual: codeText(error) });
    const after = headerOf(observation, 'retry-after');
    if (after === undefined || isRetryAfter(after)) return;
    const [expected, actual] = ['a number of seconds or an HTTP date', 'neither'];
    yield find['retry-after-form']({ where: 'header:retry-after', expected, actual });
  },
});
