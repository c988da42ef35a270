import { headerOf, limitExceeded } from '../kit/limits.ts';
import { exchange } from '../kit/requirement.ts';

/** In seconds. A longer wait is hardly meant: it looks like a time or like milliseconds. */
const DAY = 86_400;

export default exchange({
  id: 'limits/retry-after',
  level: 'SHOULD',
  title: 'The answer to a request over the rate limit SHOULD have the header Retry-After, of a day at most',
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
    'retry-after-far': {
      says: () => 'The header Retry-After asks to wait for more than a day.',
      hint: 'Send the seconds to wait, not the time of the reset and not milliseconds.',
    },
  },
  select: limitExceeded,
  *judge(_limited, { find, observation }) {
    const after = headerOf(observation, 'retry-after');
    if (after === undefined)
      yield find['no-retry-after']({ where: 'header:retry-after', expected: 'a number of seconds', actual: 'missing' });
    else if (/^\d+$/.test(after) && Number(after) > DAY)
      yield find['retry-after-far']({ where: 'header:retry-after', expected: 'a day at most', actual: 'more' });
  },
});
