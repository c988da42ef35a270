import { headerOf, limitExceeded } from '../kit/limits.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'limits/retry-after',
  level: 'SHOULD',
  title: 'The answer to a request over the rate limit SHOULD have the header Retry-After',
  source: 'OpenAPI description: x-error-format.limits.retryAfter; RFC 6585, section 4',
  needs: ['transport/json', 'envelope/shape', 'limits/rate'],
  applies: ({ limits }) => (limits?.retryAfter === true ? undefined : 'the format documents no Retry-After'),
  exercisedBy: 'a provider state in which the rate limit is exceeded, or a target that limits the rate of the run',
  provokedBy: ({ key }) => key.kind === 'state',
  codes: {
    'no-retry-after': {
      says: () => 'The answer to a request over the rate limit has no header Retry-After.',
      hint: 'Send Retry-After with the number of seconds to wait.',
    },
  },
  select: limitExceeded,
  *judge(_limited, { find, observation }) {
    if (headerOf(observation, 'retry-after') === undefined)
      yield find['no-retry-after']({ where: 'header:retry-after', expected: 'a number of seconds', actual: 'missing' });
  },
});
