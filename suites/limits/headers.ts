import { errorOf, successOf } from '../../src/judge/readings.ts';
import { locationText } from '../../src/model/finding.ts';
import type { Format } from '../../src/model/format.ts';
import { hasBadKey } from '../kit/keys.ts';
import { headerOf } from '../kit/limits.ts';
import { exchange } from '../kit/requirement.ts';

const namesOf = ({ limits }: Format): readonly string[] => Object.values(limits?.headers ?? {}).filter((name) => name !== undefined);

/** As Unix seconds this is the year 5138. */
const MILLISECONDS = 1e11;

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** Whether the header is documented as the time of the reset, in Unix seconds. */
function isTime({ limits }: Format, name: string): boolean {
  return limits?.reset === 'time' && name === limits.headers?.reset;
}

/** Limits are counted by key: an answer to a bad key has none to report. */
export default exchange({
  id: 'limits/headers',
  level: 'SHOULD',
  title: 'Every answer to a good key SHOULD have the documented rate limit headers, each a number',
  source: 'OpenAPI description: x-error-format.limits.headers',
  needs: ['transport/answers', 'transport/json', 'transport/no-server-error'],
  applies: (format) => (namesOf(format).length === 0 ? 'the format documents no rate limit headers' : undefined),
  exercisedBy: 'any request with a good key',
  codes: {
    'no-limit-header': {
      says: ({ where }: { where: string }) => `The answer lacks ${locationText(where)}, which is documented.`,
      hint: 'Send the rate limit headers with every answer to a good key, errors included.',
    },
    'limit-header-form': {
      says: ({ where }: { where: string }) => `The value of ${locationText(where)} is no number.`,
      hint: 'Send one plain number in each rate limit header.',
    },
    'reset-in-milliseconds': {
      says: ({ where }: { where: string }) =>
        `The value of ${locationText(where)} should be Unix seconds, but it is thousands of years away.`,
      hint: 'Send the time of the reset in seconds; this looks like milliseconds.',
    },
  },
  select: (observation) => {
    const { kind } = observation.probe.key;
    const hasGoodKey = (kind === 'good' || kind === 'state') && !hasBadKey(observation);
    const isOfFormat = (errorOf(observation) ?? successOf(observation)) !== undefined;
    return hasGoodKey && isOfFormat ? namesOf(observation.format) : undefined;
  },
  *judge(names, { find, observation }) {
    for (const name of names) {
      const value = headerOf(observation, name);
      const where = `header:${name.toLowerCase()}`;
      if (value === undefined) yield find['no-limit-header']({ where, expected: 'a number', actual: 'missing' });
      // What is left of a limit differs from answer to answer, so the value is no part of the finding.
      else if (!isNumber(value)) yield find['limit-header-form']({ where, expected: 'a number', actual: 'no number' });
      else if (isTime(observation.format, name) && Number(value) > MILLISECONDS)
        yield find['reset-in-milliseconds']({ where, expected: 'Unix seconds', actual: 'too large' });
    }
  },
});
