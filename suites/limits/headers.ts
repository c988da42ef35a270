import { errorOf, successOf } from '../../src/judge/readings.ts';
import type { Format } from '../../src/model/format.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { hasBadKey } from '../kit/keys.ts';
import { headerOf } from '../kit/limits.ts';

const namesOf = ({ limits }: Format): readonly string[] => Object.values(limits?.headers ?? {}).filter((name) => name !== undefined);

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** Who has no good key has no limit that headers could tell. */
export default {
  kind: 'exchange',
  id: 'limits/headers',
  level: 'SHOULD',
  title: 'The documented limit headers SHOULD be there and be numbers',
  source: 'x-error-format.limits.headers of the description',
  needs: ['transport/answers', 'transport/json', 'transport/no-server-error'],
  applies: (format) => (namesOf(format).length === 0 ? 'the format documents no limit headers' : undefined),
  exercisedBy: 'any request with a good key',
  concerns: (observation) =>
    (observation.probe.key.kind === 'good' || observation.probe.key.kind === 'state') &&
    !hasBadKey(observation) &&
    (errorOf(observation) ?? successOf(observation)) !== undefined,
  *judge(observation) {
    for (const name of namesOf(observation.format)) {
      const value = headerOf(observation, name);
      const where = `header:${name.toLowerCase()}`;
      if (value === undefined) yield { code: 'no-limit-header', where, expected: 'a number', actual: 'missing' };
      else if (!isNumber(value)) yield { code: 'limit-header-form', where, expected: 'a number', actual: 'another text' };
    }
  },
} satisfies ExchangeRequirement;
